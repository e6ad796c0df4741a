// A result leaves the screen by itself: after five minutes, with a warning that one key keeps it.

const CLEAR_AFTER = 300;
const WARN_AT = 270;

export class Clearing {
  private timer: number | undefined;
  private started = 0;

  /** `warn` gets the seconds that are left, null when there is nothing to warn of. */
  constructor(private readonly warn: (seconds: number | null) => void, private readonly clear: () => void) {}

  start(): void {
    this.stop();
    this.started = Date.now();
    this.timer = window.setInterval(() => this.tick(), 1000);
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.warn(null);
  }

  // A clock, not a count: a tab in the background is ticked seldom, and must not keep a name for longer.
  private tick(): void {
    const passed = (Date.now() - this.started) / 1000;
    if(passed >= CLEAR_AFTER) {
      this.stop();
      this.clear();
    } else if(passed >= WARN_AT) {
      this.warn(Math.ceil(CLEAR_AFTER - passed));
    }
  }
}
