//! JSON inside a script element.

use std::io::{self, Write};

/// Writes JSON so that nothing in it ends the script element around it or opens a comment: a `<`, which JSON has only
/// inside its strings, becomes `\u003c`.
pub(super) struct InScript<W>(pub(super) W);

impl<W: Write> Write for InScript<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (index, part) in bytes.split(|&byte| byte == b'<').enumerate() {
            if index > 0 {
                self.0.write_all(b"\\u003c")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
