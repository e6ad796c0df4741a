// The figure with the code: two images over each other, so that a new code takes over without a jump.
import type {Code} from './code.ts';

const FADE_MS = 120;

export class Figure {
  readonly #figure: HTMLElement;
  #front: HTMLImageElement;
  #back: HTMLImageElement;
  #modules: number;

  constructor(figure: HTMLElement) {
    const [front, back] = figure.querySelectorAll('img');
    if(!front || !back) {
      throw new Error('the figure has two images');
    }
    this.#figure = figure;
    this.#front = front;
    this.#back = back;
    this.#modules = Number(figure.dataset['modules'] ?? 0);
    addEventListener('resize', () => this.#fit());
    this.#fit();
  }

  /** Show a new code in the place of the old one. */
  async swap(code: Code): Promise<void> {
    this.#back.src = code.image;
    this.#back.hidden = false;
    await this.#back.decode();
    this.#modules = code.modules;
    this.#fit();
    this.#back.classList.remove('back');
    this.#front.classList.add('back');
    const former = this.#front;
    this.#front = this.#back;
    this.#back = former;
    setTimeout(() => {
      former.hidden = true;
      former.removeAttribute('src');
    }, FADE_MS);
  }

  hide(): void {
    this.#front.removeAttribute('src');
    this.#figure.hidden = true;
  }

  show(): void {
    this.#figure.hidden = false;
    this.#fit();
  }

  /** Make each module a whole number of the screen's own pixels: the edges stay sharp. */
  #fit(): void {
    const room = this.#figure.clientWidth - 12;
    const side = Math.floor(room * devicePixelRatio / this.#modules);
    if(this.#modules > 0 && side > 0) {
      for(const image of [this.#front, this.#back]) {
        image.style.width = `${side * this.#modules / devicePixelRatio}px`;
      }
    }
  }
}
