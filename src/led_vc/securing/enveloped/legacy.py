"""`application/jwt`: a document of VCDM 1.1 as a token: a presentation in the claim `vp`, or a credential in `vc`.

https://www.w3.org/TR/vc-data-model/#json-web-token. Kept apart by its media type: nothing of VC-JOSE-COSE is read this
way, and nothing here is read the other way. `typ` may be absent, as that version had it.
"""

from led_vc.errors import ParsingError
from led_vc.securing.enveloped.envelope import MAXIMUM_CHARACTERS, MAXIMUM_DEPTH, Content, Envelope, EnvelopePolicy
from led_vc.securing.enveloped.registered import read_claims
from led_vc.securing.jose.compact import CHANGES_THE_RULES, TokenKind, parse_token


def read_legacy(token: str, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read the token; the document gains the issuer or holder that `iss` names, if it names none itself."""
    if content == "vc" and not policy.older_credentials:
        raise ParsingError("a credential in a token of the older kind, which is not taken here")
    kind = TokenKind(
        type="JWT",
        type_required=False,
        algorithms=policy.algorithms,
        refused_headers=CHANGES_THE_RULES,
        max_characters=MAXIMUM_CHARACTERS,
        max_depth=MAXIMUM_DEPTH,
    )
    jws = parse_token(token, kind)
    claims, document, kid = (
        read_claims(jws.claims, iat_may_be_text=False),
        jws.claims.get(content),
        jws.header.get("kid"),
    )
    if not isinstance(document, dict) or {"vc", "vp"} <= jws.claims.keys() or claims.issuer is None:
        raise ParsingError(f"a token of the older kind has iss and {content}, and not both vc and vp")
    return Envelope(
        media_type="jwt",
        content=content,
        document={"issuer" if content == "vc" else "holder": claims.issuer, **document},
        claims=claims,
        kid=kid if isinstance(kid, str) else None,
        algorithm=jws.algorithm,
        signed=jws.signing_input,
        signature=jws.signature,
    )
