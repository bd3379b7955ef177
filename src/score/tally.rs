//! How many were found, how many of them rightly, and how many there are.

/// Counts of one kind of thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Predicted and annotated.
    pub right: usize,
    /// Predicted.
    pub predicted: usize,
    /// Annotated.
    pub gold: usize,
}

impl Tally {
    /// The share of the predicted that is right; 0 where nothing was predicted.
    pub fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of the annotated that was found; 0 where nothing is annotated.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of the two; 0 where there is nothing on either side.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.predicted + self.gold)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of nodes and edges lie far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

/// The three counts that a graph is judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nodes of the right top type.
    pub nodes: Tally,
    /// Nodes of exactly the right type.
    pub strict: Tally,
    /// Edges.
    pub edges: Tally,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.nodes += other.nodes;
        self.strict += other.strict;
        self.edges += other.edges;
    }
}
