"""When a key may sign. Windows start and end on the hour, because a summary's `created` is rounded down to the hour."""

from datetime import datetime, timedelta

_HOUR = timedelta(hours=1)


def floor_hour(moment: datetime) -> datetime:
    """Return the beginning of the hour of `moment`."""
    return moment.replace(minute=0, second=0, microsecond=0)


def ceil_hour(moment: datetime) -> datetime:
    """Return the first full hour that is not before `moment`."""
    floored = floor_hour(moment)
    return floored if floored == moment else floored + _HOUR
