// A form that takes a moment: says so, and cannot be sent twice.

export function keepBusy(form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    const status = document.getElementById('busy');
    if(status) {
      status.textContent = form.dataset['busy'] ?? '';
    }
    // After the browser has taken the form's values.
    setTimeout(() => {
      for(const button of form.querySelectorAll('button')) {
        button.disabled = true;
      }
    });
  });
  // The page may come back from the browser's memory.
  addEventListener('pageshow', () => {
    for(const button of form.querySelectorAll('button')) {
      button.disabled = false;
    }
  });
}
