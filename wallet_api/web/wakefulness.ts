// Keep the screen on while a code is shown, where the browser can; without, the screen follows its own settings.

export class Wakefulness {
  #lock: WakeLockSentinel | null = null;
  #wanted = false;

  begin(): void {
    this.#wanted = true;
    navigator.wakeLock?.request('screen').then(
      lock => {
        if(this.#wanted) {
          this.#lock = lock;
        } else {
          void lock.release();
        }
      },
      () => undefined,
    );
  }

  end(): void {
    this.#wanted = false;
    void this.#lock?.release();
    this.#lock = null;
  }
}
