// The browser's own print dialog.

export function printOut(button: HTMLElement): void {
  button.addEventListener('click', () => window.print());
}
