// Put before each front-end: a counter for unique ids, and a short way to make elements.
let counter = 0;

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}
