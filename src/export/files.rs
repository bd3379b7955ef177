//! Where the files of a format go.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Takes files by name; a name may hold a folder, as `graph.csv/nodes.csv`.
///
/// What a file holds is written by a closure, so no file stays open and no error of closing it is lost.
pub trait Files {
    /// Takes one file.
    ///
    /// # Errors
    /// Those of the closure, and those of the place that the file goes to.
    fn file(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()>;
}

/// The files one after another, without their names.
impl Files for Vec<u8> {
    fn file(
        &mut self,
        _name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        content(self)
    }
}

/// The files by name, in the order in which they were written.
impl Files for Vec<(String, Vec<u8>)> {
    fn file(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        content(&mut bytes)?;
        self.push((name.to_owned(), bytes));
        Ok(())
    }
}

/// A folder of the disk. Each file is written beside its place and moved there when it is whole.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    written: Vec<PathBuf>,
}

impl Folder {
    /// A folder that is made if it is not there.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        Ok(Self { root: root.to_owned(), written: Vec::new() })
    }

    /// Paths of all files written so far.
    pub fn written(&self) -> &[PathBuf] {
        &self.written
    }
}

impl Files for Folder {
    fn file(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let path = self.root.join(name);
        let folder = path.parent().unwrap_or(&self.root);
        let last = path.file_name().unwrap_or_default().to_string_lossy();
        let part = folder.join(format!(".{last}.part"));
        let place = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display()));
        let mut write = || {
            fs::create_dir_all(folder)?;
            let mut file = BufWriter::new(File::create(&part)?);
            content(&mut file)?;
            file.flush()?;
            fs::rename(&part, &path)
        };
        write().map_err(place)?;
        self.written.push(path);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, Folder};
    use std::io;

    #[test]
    fn a_file_that_fails_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Folder::new(folder.path()).unwrap();
        files.file("in/a.txt", &mut |out| out.write_all(b"whole")).unwrap();
        let failed = files.file("in/a.txt", &mut |out| {
            out.write_all(b"ha")?;
            Err(io::Error::other("the power went"))
        });
        assert!(failed.unwrap_err().to_string().ends_with("a.txt`: the power went"));
        assert_eq!(std::fs::read_to_string(folder.path().join("in/a.txt")).unwrap(), "whole");
        assert_eq!(files.written(), [folder.path().join("in/a.txt")]);
    }
}
