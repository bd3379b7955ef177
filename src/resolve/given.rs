//! What is decided of units before any score counts.

use super::sets::Sets;
use std::collections::BTreeSet;

/// What the user decided of units: sets to join, pairs of sets to keep apart with the number of the decision.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) same: Vec<Vec<usize>>,
    pub(super) different: Vec<(usize, [Vec<usize>; 2])>,
}

impl Given {
    /// Whether some of these units are to stay apart.
    pub(super) fn keeps_apart(&self, units: &[usize]) -> bool {
        let holds = |side: &[usize]| units.iter().any(|at| side.contains(at));
        self.different.iter().any(|(_, [a, b])| holds(a) && holds(b))
    }

    /// Decisions to keep apart what other decisions make one; those are taken out.
    pub(super) fn contradicted(&mut self) -> Vec<usize> {
        let most = self.same.iter().flatten().max().map_or(0, |&most| most + 1);
        let mut sets = Sets::new(most);
        for same in &self.same {
            same.windows(2).for_each(|pair| sets.join(pair[0], pair[1]));
        }
        let mut root = |at: usize| if at < most { sets.find(at) } else { at };
        let mut against = Vec::new();
        self.different.retain(|(number, [a, b])| {
            let one: BTreeSet<usize> = a.iter().map(|&at| root(at)).collect();
            let fits = !b.iter().any(|&at| one.contains(&root(at)));
            if !fits {
                against.push(*number);
            }
            fits
        });
        against
    }
}
