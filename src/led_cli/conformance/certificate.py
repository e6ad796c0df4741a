"""A certificate that signs itself, for status lists that a suite only fetches over https."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from led_cli.conformance.state import StateFolder

_LIFETIME = timedelta(days=365)
_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "led-vc conformance")])


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where the certificate and its key lie, in PEM."""

    certificate: Path
    key: Path


def certificate_in(folder: StateFolder, now: datetime) -> Certificate:
    """Return the certificate of the folder; one that is not there, or has ended, is made anew with a new key."""
    found = Certificate(folder.path / "tls.crt", folder.path / "tls.pem")
    if not _counts(found, now):
        for file in (found.certificate, found.key):
            file.unlink(missing_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        private = serialization.PrivateFormat.PKCS8
        pem = key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption())
        folder.write_secret(found.key.name, pem)
        folder.write_secret(found.certificate.name, _self_signed(key, now).public_bytes(serialization.Encoding.PEM))
    return found


def _counts(found: Certificate, now: datetime) -> bool:
    if not (found.certificate.exists() and found.key.exists()):
        return False
    try:
        certificate = x509.load_pem_x509_certificate(found.certificate.read_bytes())
    except ValueError:
        return False
    return certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - timedelta(days=1)


def _self_signed(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    hosts = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    return (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + _LIFETIME)
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
