"""Bundle the TypeScript of the pages when a source is newer than what was built."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("verifier/web", "wallet_api/web", "package.json", "package-lock.json", "tsconfig.json")
BUILT = ("verifier/led_verifier/static/build", "wallet_api/led_wallet/static/build")


def newest(paths: tuple[str, ...]) -> float:
    """Return the time of the newest file below `paths`, 0 when there is none."""
    files = [file for path in paths for file in ((ROOT / path).rglob("*") if (ROOT / path).is_dir() else [ROOT / path])]
    return max((file.stat().st_mtime for file in files if file.is_file()), default=0.0)


def main() -> None:
    """Run `npm run build` unless everything built is newer than every source."""
    built = [newest((path,)) for path in BUILT]
    if min(built) <= newest(SOURCES):
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "run", "--silent", "build"], cwd=ROOT, check=True)  # noqa: S603 - our own build


if __name__ == "__main__":
    main()
