import { openGallery } from '../../test/support/gallery/open-gallery.ts';
import { type Measurement, measure } from './measure.ts';

/** How long a window of 500 profiles takes to be painted, and to respond to a key press; each against 500 bare rows. */
export async function benchWindow(rounds: number): Promise<readonly (readonly Measurement[])[]> {
  const gallery = await openGallery();
  const { page } = gallery;
  const run = (script: string): Promise<unknown> => page.evaluate(`(async () => { ${script} })()`);
  try {
    await page.setViewportSize({ width: 480, height: 760 });
    await run(helpers);
    const painted = await measure(
      [
        { title: '500 bare rows, painted', run: async () => void (await run(showBareRows)) },
        { title: '500 profiles, painted', run: async () => void (await run(showProfiles)) },
      ],
      rounds,
    );
    await run(`${showProfiles}; ${showBareRows.replace('clearBare();', '')}`);
    const typed = await measure(
      [
        { title: '500 bare rows, a key press', run: async () => void (await run(filterBareRows)) },
        { title: '500 profiles, a key press', run: async () => void (await run(searchProfiles)) },
      ],
      rounds,
    );
    return [painted, typed];
  } finally {
    await gallery.close();
  }
}

// Runs in the page. After the next frame and a task, the content has been laid out and painted.
const helpers = `
  window.afterPaint = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  window.until = async (holds) => {
    while (!holds()) await new Promise((done) => setTimeout(done));
    await window.afterPaint();
  };
  window.turn = 0;
`;

const showBareRows = `
  document.querySelector('#bare')?.remove();
  const bare = document.createElement('ul');
  bare.id = 'bare';
  for (let index = 0; index < 500; index += 1) {
    const row = document.createElement('li');
    row.innerHTML = '<h2>client-' + index + '</h2><p>User ada, account 777788889999</p><p>12 days old</p><button>Rotate</button>';
    bare.append(row);
  }
  document.body.prepend(bare);
  await window.afterPaint();
`;

const showProfiles = `
  document.querySelector('#bare')?.remove();
  delete document.body.dataset.shown;
  window.dispatchEvent(new CustomEvent('show', { detail: '500 profiles' }));
  await window.until(() => document.body.dataset.shown === '500 profiles');
`;

const filterBareRows = `
  window.turn += 1;
  const wanted = 'client-' + (window.turn % 10);
  for (const row of document.querySelectorAll('#bare > li')) {
    row.hidden = !row.firstChild.textContent.includes(wanted);
  }
  await window.afterPaint();
`;

const searchProfiles = `
  const wanted = 'client-' + (window.turn % 10);
  const input = document.querySelector('input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, wanted);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await window.until(() => {
    const names = [...document.querySelectorAll('.profile-name')];
    return names.length < 500 && names.every((name) => name.textContent.includes(wanted));
  });
`;
