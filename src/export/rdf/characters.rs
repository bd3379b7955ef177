//! From bytes to characters, which is what Web Annotation counts positions in.

/// A text's bytes with the number of characters before every block of them, so that a position far inside a long
/// text is not counted from its beginning each time.
pub(super) struct Characters<'t> {
    text: &'t [u8],
    before: Vec<usize>,
}

const BLOCK: usize = 4096;

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let text = text.as_bytes();
        let before = text.chunks(BLOCK).scan(0, |total, block| {
            let before = *total;
            *total += starts(block);
            Some(before)
        });
        Self { text, before: before.collect() }
    }

    /// The number of characters before a byte.
    pub(super) fn before(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.text.len());
        let block = (byte / BLOCK).min(self.before.len().saturating_sub(1));
        self.before.get(block).copied().unwrap_or_default() + starts(&self.text[block * BLOCK..byte])
    }
}

/// The number of bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::Characters;

    #[test]
    fn counts_as_the_standard_library_does() {
        let long = "aü東🚀\n".repeat(2000);
        for text in ["", "a", &"x".repeat(4096), &long] {
            let characters = Characters::of(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.before(u32::try_from(byte).unwrap()), count);
            }
            assert_eq!(characters.before(u32::MAX), text.chars().count());
        }
    }
}
