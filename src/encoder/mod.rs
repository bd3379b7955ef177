//! The reader: a small transformer that runs inside the program.
//!
//! In: a [`Text`](crate::types::Text). Out: mentions with types ([`Reader::tag`]) and, given the entities that they
//! denote, relations with probabilities ([`Reader::relate`]). `train/README.md` says what is computed; each step is
//! a file here. It guarantees the same bits on every machine and at any number of threads: products are of whole
//! numbers, sums of floats have one order, and no function comes from the platform. It is total: any text can be
//! read, in time and memory in proportion to its length.

mod arithmetic;
mod attention;
mod encoded;
mod features;
mod head;
mod linear;
mod looks;
mod matrix;
mod model;
mod network;
mod pairs;
mod pieces;
mod product;
mod reader;
mod relate;
mod tags;
mod vector;
mod weights;
mod windows;

pub(crate) use encoded::Encoded;
pub(crate) use reader::Reader;

#[cfg(test)]
mod tests;
