//! Disjoint sets.

/// Disjoint sets; the representative is the smallest member, whatever the order of joins.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    /// So many sets of one.
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The smallest member of the set that holds a member.
    pub(super) fn root(&self, at: usize) -> usize {
        let mut root = at;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        root
    }

    /// The same, leaving shorter ways behind.
    pub(super) fn find(&mut self, at: usize) -> usize {
        let root = self.root(at);
        let mut walk = at;
        while self.parent[walk] != root {
            walk = std::mem::replace(&mut self.parent[walk], root);
        }
        root
    }

    /// Makes two sets one.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
