//! Loops in the widest vectors of the machine that runs.
//!
//! A [`Kernel`] is plain code; it is compiled once for each set of vectors and the best one is called. Vectors only
//! change how many values are worked on at a time: the compiler neither fuses nor reorders operations on floats, so
//! that every set gives the same bits.

use rten_simd::{Isa, SimdOp};

/// A step that is worth wide vectors. `run` and all it calls must be inlined always, else they fall back to the
/// narrow vectors that every machine has.
pub(super) trait Kernel {
    /// Does the step.
    fn run(self);
}

struct Widest<K>(K);

impl<K: Kernel> SimdOp for Widest<K> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only code inside the caller gets its vectors")]
    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        self.0.run();
    }
}

/// Runs a kernel in the widest vectors.
pub(super) fn widest(kernel: impl Kernel) {
    Widest(kernel).dispatch();
}
