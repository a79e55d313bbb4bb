use super::*;

/// The inputs of `pieces`, arriving one after the other with a pause after each.
fn inputs(pieces: &[&[u8]]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    for piece in pieces {
        decoder.decode(piece, false, |input| inputs.push(input));
    }
    decoder.finish(|input| inputs.push(input));
    inputs
}

fn plain(code: KeyCode) -> Input {
    key(code, KeyModifiers::NONE)
}

fn held(modifiers: KeyModifiers, character: char) -> Input {
    key(KeyCode::Char(character), modifiers)
}

fn paste(text: &str) -> Input {
    Input::Paste(text.to_owned())
}

fn at(kind: MouseEventKind, column: u16, row: u16, modifiers: KeyModifiers) -> Input {
    Input::Mouse(MouseEvent { kind, column, row, modifiers })
}

#[test]
fn keys_and_mouse_are_what_terminals_send_for_them() {
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    let table: &[(&str, &[Input])] = &[
        ("", &[]),
        ("j", &[plain(KeyCode::Char('j'))]),
        ("G", &[held(SHIFT, 'G')]),
        ("é漢🦀", &[plain(KeyCode::Char('é')), plain(KeyCode::Char('漢')), plain(KeyCode::Char('🦀'))]),
        (
            "\r\t\x7f ",
            &[plain(KeyCode::Enter), plain(KeyCode::Tab), plain(KeyCode::Backspace), plain(KeyCode::Char(' '))],
        ),
        (
            "\x03\x1a\0\n\x1f",
            &[held(CONTROL, 'c'), held(CONTROL, 'z'), held(CONTROL, ' '), held(CONTROL, 'j'), held(CONTROL, '7')],
        ),
        ("\x1b", &[plain(KeyCode::Esc)]),
        ("\x1b\x1b", &[plain(KeyCode::Esc), plain(KeyCode::Esc)]),
        ("\x1bx\x1bX\x1bé", &[held(ALT, 'x'), held(ALT | SHIFT, 'X'), held(ALT, 'é')]),
        ("\x1b\r\x1b\x03", &[key(KeyCode::Enter, ALT), held(ALT | CONTROL, 'c')]),
        ("\x1b[", &[held(ALT, '[')]),
        ("\x1bO", &[held(ALT, 'O')]),
        (
            "\x1b[A\x1b[B\x1b[C\x1b[D",
            &[plain(KeyCode::Up), plain(KeyCode::Down), plain(KeyCode::Right), plain(KeyCode::Left)],
        ),
        ("\x1bOA\x1bOH\x1bOF", &[plain(KeyCode::Up), plain(KeyCode::Home), plain(KeyCode::End)]),
        (
            "\x1b[1;5A\x1b[1;2B\x1b[1;3C\x1b[1;8D",
            &[
                key(KeyCode::Up, CONTROL),
                key(KeyCode::Down, SHIFT),
                key(KeyCode::Right, ALT),
                key(KeyCode::Left, SHIFT | ALT | CONTROL),
            ],
        ),
        (
            "\x1b[H\x1b[1~\x1b[7~\x1b[F\x1b[4~\x1b[8~",
            &[
                plain(KeyCode::Home),
                plain(KeyCode::Home),
                plain(KeyCode::Home),
                plain(KeyCode::End),
                plain(KeyCode::End),
                plain(KeyCode::End),
            ],
        ),
        (
            "\x1b[2~\x1b[3;5~\x1b[5~\x1b[6~",
            &[plain(KeyCode::Insert), key(KeyCode::Delete, CONTROL), plain(KeyCode::PageUp), plain(KeyCode::PageDown)],
        ),
        ("\x1b[Z", &[key(KeyCode::BackTab, SHIFT)]),
        (
            "\x1bOP\x1b[[A\x1b[11~\x1b[1;2S",
            &[plain(KeyCode::F(1)), plain(KeyCode::F(1)), plain(KeyCode::F(1)), key(KeyCode::F(4), SHIFT)],
        ),
        (
            "\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~",
            &[
                plain(KeyCode::F(5)),
                plain(KeyCode::F(6)),
                plain(KeyCode::F(10)),
                plain(KeyCode::F(11)),
                plain(KeyCode::F(12)),
            ],
        ),
        ("\x1b[13;2u\x1b[99;5u", &[key(KeyCode::Enter, SHIFT), held(CONTROL, 'c')]),
        (
            "\x1b[<0;1;1M\x1b[<0;1;1m",
            &[
                at(MouseEventKind::Down(MouseButton::Left), 0, 0, KeyModifiers::NONE),
                at(MouseEventKind::Up(MouseButton::Left), 0, 0, KeyModifiers::NONE),
            ],
        ),
        (
            "\x1b[<64;80;24M\x1b[<65;300;1000M\x1b[<18;3;4M",
            &[
                at(MouseEventKind::ScrollUp, 79, 23, KeyModifiers::NONE),
                at(MouseEventKind::ScrollDown, 299, 999, KeyModifiers::NONE),
                at(MouseEventKind::Down(MouseButton::Right), 2, 3, CONTROL),
            ],
        ),
        ("\x1b[<0;0;1M\x1b[<0;1M\x1b[<35;5;5Mj", &[plain(KeyCode::Char('j'))]),
        ("\x1b[I\x1b[O\x1b[99z\x1b[?62;4cj", &[plain(KeyCode::Char('j'))]),
        ("\x1b[12\x1b[Aj", &[plain(KeyCode::Up), plain(KeyCode::Char('j'))]),
        ("\x1b[200~q\r\x1b[A\x1b[201~j", &[paste("q\r\x1b[A"), plain(KeyCode::Char('j'))]),
        ("\x1b[200~\x1b[201~", &[paste("")]),
        ("\x1b[200~a\x1b\x1b[20\x1b[201~", &[paste("a\x1b\x1b[20")]),
    ];
    for (bytes, expected) in table {
        assert_eq!(inputs(&[bytes.as_bytes()]), *expected, "{bytes:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_passed_over() {
    assert_eq!(inputs(&[b"\xff\xc3(j\xe2\x82"]), [plain(KeyCode::Char('(')), plain(KeyCode::Char('j'))]);
    assert_eq!(inputs(&[b"\x1b[200~a\xffb\x1b[201~"]), [paste("a\u{fffd}b")]);
}

#[test]
fn where_the_bytes_are_cut_makes_no_difference() {
    let bytes = "xé\x1b[1;5A\x1bOP\x1b[<64;80;24M\x1b[200~pasted é\x1b[201~\x1b[3~".as_bytes();
    let whole = inputs(&[bytes]);
    for cut in 1..bytes.len() {
        let mut decoder = Decoder::default();
        let mut inputs = Vec::new();
        decoder.decode(&bytes[..cut], true, |input| inputs.push(input));
        decoder.decode(&bytes[cut..], false, |input| inputs.push(input));
        assert_eq!(inputs, whole, "cut at {cut}");
    }
}

#[test]
fn an_escape_is_a_key_at_once_unless_more_is_about_to_come() {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    decoder.decode(b"\x1b", false, |input| inputs.push(input));
    assert_eq!((inputs.as_slice(), decoder.is_waiting()), ([plain(KeyCode::Esc)].as_slice(), false));
    decoder.decode(b"\x1b", true, |input| inputs.push(input));
    assert_eq!((inputs.len(), decoder.is_waiting()), (1, true));
}

#[test]
fn a_sequence_without_an_end_and_a_paste_without_a_limit_take_no_memory() {
    let mut decoder = Decoder::default();
    let mut keys = 0;
    decoder.decode(b"\x1b[", true, |_| keys += 1);
    decoder.decode(&[b'1'; 1000], true, |_| keys += 1);
    assert!(decoder.pending.len() <= SEQUENCE_LIMIT);
    assert_eq!(keys, 1000 - SEQUENCE_LIMIT);

    let long = format!("\x1b[200~{}\x1b[201~j", "x".repeat(3 * PASTE_LIMIT));
    assert_eq!(inputs(&[long.as_bytes()]), [paste(&"x".repeat(PASTE_LIMIT)), plain(KeyCode::Char('j'))]);
}

#[test]
fn the_colour_of_the_background_is_told_and_never_taken_for_keys() {
    let background = |is_dark| vec![Input::Background { is_dark }];
    for (answer, expected) in [
        ("\x1b]11;rgb:0000/0000/0000\x07", background(true)),
        ("\x1b]11;rgb:ffff/ffff/ff00\x1b\\", background(false)),
        ("\x1b]11;rgb:1a/1d/29\x07", background(true)),
        ("\x1b]11;rgba:f/f/f/f\x07", background(false)),
        ("\x1b]11;nonsense\x07", vec![]),
        ("\x1b]4;1;rgb:0/0/0\x07", vec![]),
    ] {
        let mut got = Vec::new();
        let mut decoder = Decoder::default();
        // However it is cut into pieces.
        for byte in answer.as_bytes() {
            decoder.decode(&[*byte], true, |input| got.push(input));
        }
        assert_eq!(got, expected, "{answer:?}");
        assert!(!decoder.is_waiting());
    }
}
