//! From bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// One control character in so many is let pass: stray ones occur in old text files.
const CONTROLS_ONE_IN: usize = 200;

/// Well-formed characters beyond ASCII, for each broken one, that show a text to be damaged UTF-8.
const SOUND_FOR_A_BROKEN: usize = 4;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// A known kind of file that holds text in wrapping.
    Wrapped(&'static str),
    /// Anything else.
    Binary,
}

/// First bytes of files that people take for text.
const WRAPPED: [(&[u8], &str); 6] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub files are)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
];

/// The text of a file, without byte order mark and with `\n` as line end.
pub(super) fn decode(bytes: &[u8]) -> Result<String, NotText> {
    if let Some((_, name)) = WRAPPED.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Err(NotText::Wrapped(name));
    }
    let text = characters(bytes).ok_or(NotText::Binary)?;
    let controls =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}'));
    let (controls, has_nul) = controls.fold((0, false), |(count, nul), c| (count + 1, nul || c == '\0'));
    if has_nul || controls * CONTROLS_ONE_IN > text.len() {
        return Err(NotText::Binary);
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn characters(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    if bytes.contains(&0) {
        return utf16(bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let encoding = if is_damaged_utf8(bytes) { UTF_8 } else { legacy(bytes) };
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// UTF-16 without a mark: the byte order that gives sound text with the commoner spaces and line ends.
fn utf16(bytes: &[u8]) -> Option<String> {
    let read = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let common = text.chars().filter(|c| matches!(c, ' ' | '\n' | ',' | '.')).count();
        (!text.contains('\0')).then(|| (common, text.into_owned()))
    };
    let (little, big) = (read(UTF_16LE), read(UTF_16BE));
    [little, big].into_iter().flatten().max_by_key(|(common, _)| *common).map(|(_, text)| text)
}

/// A text in UTF-8 that was cut or patched is still read as such; other encodings hardly ever look like it.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (sound, broken) = bytes.utf8_chunks().fold((0, 0), |(sound, broken), chunk| {
        let beyond = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (sound + beyond, broken + usize::from(!chunk.invalid().is_empty()))
    });
    sound >= broken * SOUND_FOR_A_BROKEN
}

fn legacy(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::{NotText, decode};
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    const SENTENCE: &str = "Lyon, France — “Señor Müller” à Évian.\nNext.";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[track_caller]
    fn case(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes).as_deref(), Ok(expected));
    }

    #[test]
    fn reads_utf8_and_utf16_with_and_without_a_mark() {
        case(SENTENCE.as_bytes(), SENTENCE);
        case(format!("\u{feff}{SENTENCE}").as_bytes(), SENTENCE);
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            case(&utf16(SENTENCE, order), SENTENCE);
            case(&utf16(&format!("\u{feff}{SENTENCE}"), order), SENTENCE);
            case(&utf16("Встреча прошла в Москве, в пятницу.", order), "Встреча прошла в Москве, в пятницу.");
        }
    }

    #[test]
    fn reads_legacy_encodings() {
        let western = "The minister, José Muñoz, met Zoë Brontë — “at last”, he said — in Besançon.";
        case(&WINDOWS_1252.encode(western).0, western);
        let russian = "Министр иностранных дел встретился с послом в Москве.";
        case(&WINDOWS_1251.encode(russian).0, russian);
        let japanese = "日本の外務大臣は東京で会見しました。";
        case(&SHIFT_JIS.encode(japanese).0, japanese);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "Zoë, José, Noël, Müller, Évian.".as_bytes().to_vec();
        bytes.extend(b" \xc3");
        case(&bytes, "Zoë, José, Noël, Müller, Évian. \u{fffd}");
    }

    #[test]
    fn line_ends_become_one_kind() {
        case(b"one\r\ntwo\rthree\n\r\nfour", "one\ntwo\nthree\n\nfour");
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"), Err(NotText::Binary));
        let noise: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(decode(&noise), Err(NotText::Binary));
        let without_nul: Vec<u8> = noise.into_iter().filter(|byte| *byte != 0).collect();
        assert_eq!(decode(&without_nul), Err(NotText::Binary));
        assert_eq!(decode(b"%PDF-1.7\n1 0 obj"), Err(NotText::Wrapped("a PDF file")));
    }
}
