"""Public keys: what loads, what verifies (attack corpus C22, C25, C27)."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError, UnsupportedFeatureError
from led_vc.keys import KeyAlgorithm, PrivateKey, PublicKey, edwards, multicodec
from led_vc.keys.curves import CURVES

ALGORITHMS: tuple[KeyAlgorithm, ...] = ("Ed25519", "P-256", "P-384", "P-521")
CURVE_ALGORITHMS: tuple[KeyAlgorithm, ...] = ("P-256", "P-384", "P-521")
ALL: tuple[KeyAlgorithm, ...] = (*ALGORITHMS, "ML-DSA-44", "BLS12-381-G2")
MESSAGE = b"Bachelor in de verpleegkunde"
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493


def _key(algorithm: KeyAlgorithm) -> PrivateKey:
    return PrivateKey.from_seed(algorithm, b"a key for tests")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_signature_of_the_key_verifies(algorithm: KeyAlgorithm) -> None:
    _key(algorithm).public_key.verify(_key(algorithm).sign(MESSAGE), MESSAGE)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_flipped_bit_of_a_signature_is_noticed(algorithm: KeyAlgorithm) -> None:
    signature = _key(algorithm).sign(MESSAGE)
    for at in range(len(signature)):
        flipped = bytes(byte ^ (at == index) << at % 8 for index, byte in enumerate(signature))
        with pytest.raises(ProofVerificationError):
            _key(algorithm).public_key.verify(flipped, MESSAGE)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_another_message_is_noticed(algorithm: KeyAlgorithm) -> None:
    with pytest.raises(ProofVerificationError):
        _key(algorithm).public_key.verify(_key(algorithm).sign(MESSAGE), MESSAGE + b" ")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("length", [0, 1, 63, 65, 95, 97, 1000])
def test_a_signature_of_another_length_is_refused(algorithm: KeyAlgorithm, length: int) -> None:
    with pytest.raises(ProofVerificationError):
        _key(algorithm).public_key.verify(b"\x01" * length, MESSAGE)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
def test_a_der_signature_is_refused(algorithm: KeyAlgorithm) -> None:
    curve = CURVES[algorithm]
    private = ec.derive_private_key(int.from_bytes(_key(algorithm).to_bytes()), curve.curve)
    with pytest.raises(ProofVerificationError):
        _key(algorithm).public_key.verify(private.sign(MESSAGE, ec.ECDSA(curve.digest)), MESSAGE)


def test_a_p_384_signature_over_sha_256_is_refused() -> None:
    curve = CURVES["P-384"]
    private = ec.derive_private_key(int.from_bytes(_key("P-384").to_bytes()), curve.curve)
    signature = curve.encode_signature(private.sign(MESSAGE, ec.ECDSA(hashes.SHA256())))
    with pytest.raises(ProofVerificationError):
        _key("P-384").public_key.verify(signature, MESSAGE)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
def test_a_high_s_is_accepted_as_the_specifications_have_it(algorithm: KeyAlgorithm) -> None:
    curve, signature = CURVES[algorithm], _key(algorithm).sign(MESSAGE)
    other_s = curve.order - int.from_bytes(signature[curve.size :])
    _key(algorithm).public_key.verify(signature[: curve.size] + other_s.to_bytes(curve.size), MESSAGE)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
def test_r_or_s_outside_its_range_is_refused(algorithm: KeyAlgorithm) -> None:
    curve, signature = CURVES[algorithm], _key(algorithm).sign(MESSAGE)
    r, s = signature[: curve.size], signature[curve.size :]
    zero, order = bytes(curve.size), curve.order.to_bytes(curve.size)
    for forged in (zero + s, r + zero, zero + zero, order + s, r + order):
        with pytest.raises(ProofVerificationError, match="not an r"):
            _key(algorithm).public_key.verify(forged, MESSAGE)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
def test_an_s_that_lost_its_leading_zero_is_refused(algorithm: KeyAlgorithm) -> None:
    key, size = _key(algorithm), CURVES[algorithm].size
    messages = (str(number).encode() for number in range(10_000))
    message, signature = next((one, made) for one in messages if not (made := key.sign(one))[size])
    key.public_key.verify(signature, message)
    with pytest.raises(ProofVerificationError):
        key.public_key.verify(signature[:size] + signature[size + 1 :], message)


def test_an_ed25519_s_of_l_or_more_is_refused() -> None:
    signature = _key("Ed25519").sign(MESSAGE)
    s = int.from_bytes(signature[32:], "little") + L
    with pytest.raises(ProofVerificationError, match="not an Ed25519 signature"):
        _key("Ed25519").public_key.verify(signature[:32] + s.to_bytes(32, "little"), MESSAGE)


def test_an_ed25519_r_of_small_order_is_refused_even_when_the_equation_holds() -> None:
    # R = identity and S = k*a verify under the equation: whoever has the key can make them, and no signer does.
    key = _key("Ed25519")
    signature = _small_r_signature(key)
    Ed25519PublicKey.from_public_bytes(key.public_key.raw).verify(signature, MESSAGE)
    with pytest.raises(ProofVerificationError, match="no signer makes"):
        key.public_key.verify(signature, MESSAGE)


def _small_r_signature(key: PrivateKey) -> bytes:
    digest = bytearray(hashlib.sha512(key.to_bytes()).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    r = (1).to_bytes(32, "little")
    k = int.from_bytes(hashlib.sha512(r + key.public_key.raw + MESSAGE).digest(), "little")
    return r + (k * int.from_bytes(digest, "little") % L).to_bytes(32, "little")


def test_an_ed25519_r_that_is_not_canonical_is_refused() -> None:
    signature = _key("Ed25519").sign(MESSAGE)
    for y in range(P, 2**255):
        with pytest.raises(ProofVerificationError, match="no signer makes"):
            _key("Ed25519").public_key.verify(y.to_bytes(32, "little") + signature[32:], MESSAGE)


@pytest.mark.parametrize("sign", [0, 128])
@pytest.mark.parametrize("y", range(P, 2**255))
def test_an_ed25519_key_that_is_not_canonical_is_refused(y: int, sign: int) -> None:
    raw = bytearray(y.to_bytes(32, "little"))
    raw[31] |= sign
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("Ed25519", bytes(raw))


def test_the_small_orders_are_exactly_the_eight_points_whose_eightfold_is_the_identity() -> None:
    ys = {int.from_bytes(point, "little") % 2**255 % P for point in edwards.SMALL_ORDER}
    d = -121665 * pow(121666, -1, P) % P
    order_eight = {y for y in ys if (d * pow(y, 4, P) + 2 * y * y - 1) % P == 0}
    assert (ys - order_eight, len(order_eight)) == ({0, 1, P - 1}, 2)


def test_what_is_refused_are_the_small_orders_and_every_encoding_that_is_not_canonical() -> None:
    not_canonical = {y + sign for y in range(P, 2**255) for sign in (0, 2**255)}
    small = {y + sign for y in (0, 1, P - 1) for sign in (0, 2**255)}
    order_eight = edwards.REFUSED - {number.to_bytes(32, "little") for number in not_canonical | small}
    assert (len(edwards.REFUSED), len(edwards.SMALL_ORDER), len(order_eight)) == (48, 14, 4)


def test_about_half_of_all_y_are_not_on_the_curve_and_verify_nothing() -> None:
    off_the_curve = 0
    signature = _key("Ed25519").sign(MESSAGE)
    for y in range(2, 34):
        key = PublicKey("Ed25519", y.to_bytes(32, "little"))
        for s in (signature[32:], bytes(32)):
            try:
                key.verify(signature[:32] + s, MESSAGE)
            except InvalidVerificationMethodError:
                off_the_curve += 1
            except ProofVerificationError:
                continue
    assert 16 < off_the_curve < 48


@pytest.mark.parametrize("algorithm", ALL)
@pytest.mark.parametrize("raw", [b"", b"\x02", b"\x02" * 31, b"\x02" * 64, b"\x02" * 34, b"\x02" * 48, b"\x02" * 50])
def test_a_key_of_another_length_is_refused(algorithm: KeyAlgorithm, raw: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey(algorithm, raw)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
@pytest.mark.parametrize("head", [0, 1, 4, 5, 255])
def test_a_point_that_is_not_compressed_is_refused(algorithm: KeyAlgorithm, head: int) -> None:
    raw = bytes([head]) + _key(algorithm).public_key.raw[1:]
    with pytest.raises(InvalidVerificationMethodError, match="not a compressed point"):
        PublicKey(algorithm, raw)


@pytest.mark.parametrize("algorithm", CURVE_ALGORITHMS)
def test_a_point_off_the_curve_is_refused(algorithm: KeyAlgorithm) -> None:
    refused = 0
    for x in range(1, 17):
        try:
            PublicKey(algorithm, b"\x02" + x.to_bytes(CURVES[algorithm].size))
        except InvalidVerificationMethodError:
            refused += 1
    assert refused > 0
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey(algorithm, b"\x02" + b"\xff" * CURVES[algorithm].size)


@pytest.mark.parametrize("algorithm", ALL)
def test_a_multikey_is_read_back(algorithm: KeyAlgorithm) -> None:
    key = _key(algorithm).public_key
    assert PublicKey.from_multikey(key.to_multikey()) == key


@pytest.mark.parametrize(
    ("algorithm", "start"),
    [
        ("Ed25519", "z6Mk"),
        ("P-256", "zDna"),
        ("P-384", "z82L"),
        ("P-521", "z2J9"),
        ("ML-DSA-44", "ukC"),
        ("BLS12-381-G2", "zUC7"),
    ],
)
def test_a_multikey_begins_as_the_specification_says(algorithm: KeyAlgorithm, start: str) -> None:
    assert _key(algorithm).public_key.to_multikey().startswith(start)


@pytest.mark.parametrize("algorithm", ALL)
def test_a_multikey_in_the_base_of_other_kinds_is_refused(algorithm: KeyAlgorithm) -> None:
    text = _key(algorithm).public_key.to_multikey()
    with pytest.raises(InvalidVerificationMethodError, match="another base"):
        PublicKey.from_multikey(multibase_encode(multibase_decode(text), "z" if text[0] == "u" else "u"))


@pytest.mark.parametrize("algorithm", ALL)
def test_a_secret_multikey_is_refused_as_a_public_one(algorithm: KeyAlgorithm) -> None:
    with pytest.raises(InvalidVerificationMethodError, match="secret"):
        PublicKey.from_multikey(_key(algorithm).to_multikey())


@pytest.mark.parametrize("codec", ["secp256k1-pub", "mldsa-65-pub", "bls12_381-g1-pub", "rsa-pub"])
def test_another_kind_of_key_is_unsupported_and_named(codec: str) -> None:
    with pytest.raises(UnsupportedFeatureError, match=codec):
        PublicKey.from_multikey(multibase_encode(multicodec.join(codec, b"\x02" * 33), "z"))


@pytest.mark.parametrize("text", ["", "z", "z1", "zl", "z6Mk", "\x00", "z" + "1" * 100, "z" + "2" * 50_000])
def test_what_is_no_multikey_is_refused(text: str) -> None:
    with pytest.raises((InvalidVerificationMethodError, UnsupportedFeatureError)):
        PublicKey.from_multikey(text)


def test_a_codec_with_a_prefix_that_could_be_shorter_is_refused() -> None:
    data = b"\xed\x81\x00" + _key("Ed25519").public_key.raw
    with pytest.raises(InvalidVerificationMethodError, match="shorter"):
        PublicKey.from_multikey(multibase_encode(data, "z"))


def test_keys_are_equal_and_hash_by_their_bytes() -> None:
    first, second = (PrivateKey.from_seed("P-256", b"same").public_key for _ in range(2))
    assert first == second
    assert len({first, second, _key("P-256").public_key}) == 2
