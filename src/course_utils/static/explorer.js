// A picture with controls. Controls are native, so they have names and work by keyboard. Each change
// sends all values; while the kernel is busy only the newest values wait, older ones are dropped.
function rangeControl(control, value, id, change) {
  // The slider says its value itself, so the visible one is not read a second time.
  const shown = element("span", { className: "value", ariaHidden: "true" });
  const input = element("input", { type: "range", id, min: 0, max: control.labels.length - 1, step: 1, value });
  const tell = () => {
    shown.textContent = control.labels[Number(input.value)];
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.addEventListener("input", () => { tell(); change(Number(input.value)); });
  tell();
  return element("div", {}, element("label", { htmlFor: id }, `${control.name}: `, shown), input);
}

function selectControl(control, value, id, change) {
  const options = control.labels.map((text, index) =>
    element("option", { value: String(index), textContent: text, selected: index === value }));
  const select = element("select", { id }, ...options);
  select.addEventListener("change", () => change(Number(select.value)));
  return element("div", {}, element("label", { htmlFor: id, textContent: control.name }), select);
}

function radioControl(control, value, id, change) {
  const options = control.labels.map((text, index) => {
    const input = element("input", { type: "radio", name: id, checked: index === value });
    input.addEventListener("change", () => change(index));
    return element("label", {}, input, document.createTextNode(text));
  });
  return element("fieldset", {}, element("legend", { textContent: control.name }), ...options);
}

function checkControl(control, value, id, change) {
  const input = element("input", { type: "checkbox", checked: Boolean(value) });
  input.addEventListener("change", () => change(input.checked ? 1 : 0));
  return element("label", {}, input, document.createTextNode(control.name));
}

const CONTROLS = { range: rangeControl, select: selectControl, radio: radioControl, check: checkControl };

function render({ model, el }) {
  const change = (name) => (value) => {
    model.set("values", { ...model.get("values"), [name]: value });
    model.save_changes();
  };
  const groups = new Map();
  const controls = [];
  for (const control of model.get("controls")) {
    const value = model.get("values")[control.name];
    const made = CONTROLS[control.kind](control, value, unique(), change(control.name));
    if (control.group && !groups.has(control.group)) {
      groups.set(control.group, element("fieldset", {}, element("legend", { textContent: control.group })));
      controls.push(groups.get(control.group));
    }
    control.group ? groups.get(control.group).append(made) : controls.push(made);
  }

  const title = element("p", { className: "title" });
  const image = element("img", { width: model.get("width") });
  const sentence = element("p");
  sentence.setAttribute("role", "status");
  const source = element("p", { className: "source", textContent: model.get("source") });
  // A wide table scrolls by itself, so the keyboard has to reach it.
  const table = element("div", { className: "numbers", tabIndex: 0, ariaLabel: "Numbers of the picture" });
  table.setAttribute("role", "group");
  const code = element("pre");

  const show = () => {
    const { picture, title: heading, alt, sentence: words, table: rows, code: lines } = model.get("view");
    image.src = picture;
    title.textContent = heading;
    image.alt = alt;
    sentence.textContent = words;
    table.innerHTML = rows;
    code.textContent = lines;
  };
  model.on("change:view", show);
  show();
  el.append(root(
    element("div", { className: "controls" }, ...controls), title, image, sentence, source,
    element("details", {}, element("summary", { textContent: "The numbers as a table" }), table),
    element("details", {}, element("summary", { textContent: "The code behind the picture" }), code)));
  return () => model.off("change:view", show);
}

export default { render };
