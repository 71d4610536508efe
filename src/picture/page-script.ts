/** What the page does when somebody clicks or types. It moves elements that are there, and makes none out of text. */
export const SCRIPT = `
'use strict';
const nodes = [...document.querySelectorAll('.node')];
const show = (node) => {
  document.querySelector('aside > p').hidden = true;
  for (const section of document.querySelectorAll('aside section')) {
    section.hidden = section.id !== node.dataset.details;
  }
  for (const each of nodes) {
    each.classList.toggle('chosen', each.dataset.details === node.dataset.details);
  }
};
const nodeAt = ({ target }) => target.closest('.node');
document.addEventListener('click', (event) => {
  const node = nodeAt(event);
  if (node !== null) show(node);
});
document.addEventListener('keydown', (event) => {
  const node = nodeAt(event);
  if (node !== null && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    show(node);
  }
});
document.querySelector('input').addEventListener('input', ({ target }) => {
  const wanted = target.value.trim().toLowerCase();
  for (const node of nodes) {
    const isFound = node.dataset.name.toLowerCase().includes(wanted);
    node.classList.toggle('dim', !isFound);
    if (wanted !== '' && isFound) node.closest('details').open = true;
  }
});
`;
