"""Write the files of generators for BBS signatures, and print their digests for `securing/bbs/ciphersuite.py`.

python tools/write_bbs_generators.py
"""

import hashlib
from pathlib import Path

from led_vc.securing import bbs
from led_vc.securing.bbs.create_generators import create_generators

PLACE = Path(bbs.__file__).parent


def main() -> None:
    """Write Q_1 and the generators of messages for each ciphersuite, uncompressed."""
    for suite in (bbs.BLS12_381_SHA_256, bbs.BLS12_381_SHAKE_256):
        data = b"".join(point.to_xy_bytes_be() for point in create_generators(suite, bbs.MAXIMUM_MESSAGES + 1))
        (PLACE / suite.generators).write_bytes(data)
        print(f"{suite.generators} {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
