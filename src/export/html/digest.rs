//! SHA-256 while the program is compiled, for the content policy: it names the one style and the one script a browser may
//! take, and can't fall behind them.

/// `'sha256-…'`, as a content policy names what is in `text` (CSP Level 3, section 2.3.1).
pub(super) struct Digest([u8; 53]);

impl Digest {
    /// The digest of `text`.
    pub(super) const fn of(text: &str) -> Self {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let hash = sha256(text.as_bytes());
        let mut out = *b"'sha256-___________________________________________='";
        let mut at = 0;
        while at < 43 {
            // Six bits a letter, from the front; the last letter's missing bits are 0 (RFC 4648).
            let (byte, bit) = (at * 6 / 8, at * 6 % 8);
            let next = if byte + 1 < hash.len() { hash[byte + 1] } else { 0 };
            let bits = ((hash[byte] as u16) << 8 | next as u16) >> (10 - bit) & 0x3f;
            out[8 + at] = LETTERS[bits as usize];
            at += 1;
        }
        Self(out)
    }

    /// The digest as text.
    pub(super) const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(text) => text,
            Err(_) => panic!("letters of base 64 are ASCII"),
        }
    }
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
#[rustfmt::skip]
const ROUNDS: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

/// The SHA-256 of `bytes` (FIPS 180-4, section 6.2).
const fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut state: [u32; 8] =
        [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];
    // The message, a bit that is set, zeros, and the message's length in bits, in blocks of 64 bytes.
    let blocks = (bytes.len() + 9).div_ceil(64);
    let length = (bytes.len() as u64 * 8).to_be_bytes();
    let mut block = 0;
    while block < blocks {
        let mut words = [0u32; 64];
        let mut at = 0;
        while at < 64 {
            let place = block * 64 + at;
            let byte = if place < bytes.len() {
                bytes[place]
            } else if place == bytes.len() {
                0x80
            } else if block + 1 == blocks && at >= 56 {
                length[at - 56]
            } else {
                0
            };
            words[at / 4] = words[at / 4] << 8 | byte as u32;
            at += 1;
        }
        state = compressed(state, words);
        block += 1;
    }
    let mut out = [0; 32];
    let mut at = 0;
    while at < 32 {
        out[at] = state[at / 4].to_be_bytes()[at % 4];
        at += 1;
    }
    out
}

/// `state` after a block, of which `words` holds the first 16.
const fn compressed(mut state: [u32; 8], mut words: [u32; 64]) -> [u32; 8] {
    let mut at = 16;
    while at < 64 {
        let (far, near) = (words[at - 15], words[at - 2]);
        let low = far.rotate_right(7) ^ far.rotate_right(18) ^ far >> 3;
        let high = near.rotate_right(17) ^ near.rotate_right(19) ^ near >> 10;
        words[at] = words[at - 16].wrapping_add(low).wrapping_add(words[at - 7]).wrapping_add(high);
        at += 1;
    }
    // The standard's a to h, in this order.
    let mut mixed = state;
    at = 0;
    while at < 64 {
        let [first, second, third, _, fifth, sixth, seventh, eighth] = mixed;
        let high = fifth.rotate_right(6) ^ fifth.rotate_right(11) ^ fifth.rotate_right(25);
        let choice = fifth & sixth ^ !fifth & seventh;
        let one = eighth.wrapping_add(high).wrapping_add(choice).wrapping_add(ROUNDS[at]).wrapping_add(words[at]);
        let low = first.rotate_right(2) ^ first.rotate_right(13) ^ first.rotate_right(22);
        let two = low.wrapping_add(first & second ^ first & third ^ second & third);
        let fourth = mixed[3].wrapping_add(one);
        mixed = [one.wrapping_add(two), first, second, third, fourth, fifth, sixth, seventh];
        at += 1;
    }
    at = 0;
    while at < 8 {
        state[at] = state[at].wrapping_add(mixed[at]);
        at += 1;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::Digest;

    /// FIPS 180-4's examples and the edges of the padding, in base 64 as `openssl dgst -sha256 -binary | base64` has them.
    #[test]
    fn known_texts_have_their_known_digests() {
        for (text, digest) in [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=",
            ),
            (&"a".repeat(55), "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
            (&"a".repeat(64), "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
            (&"a".repeat(1000), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM="),
        ] {
            assert_eq!(Digest::of(text).as_str(), format!("'sha256-{digest}'"), "{} bytes", text.len());
        }
    }
}
