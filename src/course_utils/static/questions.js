// A list of questions as native forms. The kernel marks an answer and sends the reply as HTML that
// it escaped itself; what the learner typed is only ever set as a value or as text.
const SHORT = 90; // characters: options that fit together on one line

function choices(options, chosen, name) {
  const row = options.join("").length < SHORT ? "row" : "";
  return element("div", { className: row }, ...options.map((text, index) =>
    element("label", {},
      element("input", { type: "radio", name, value: String(index), checked: index === chosen }),
      document.createTextNode(text))));
}

function numberField(question, value, id) {
  const label = element("label", { htmlFor: id }, question.unit ? `Your answer (${question.unit})` : "Your answer");
  const field = element("input", { type: "text", inputMode: "decimal", id, value: value ?? "", autocomplete: "off" });
  return [label, field];
}

function textField(value, id) {
  return [element("label", { htmlFor: id }, "Your text"), element("textarea", { id, value: value ?? "" })];
}

function valueOf(form, question, name) {
  if (question.kind === "choice") {
    const picked = form.querySelector(`input[name="${name}"]:checked`);
    return picked ? Number(picked.value) : null;
  }
  return form.querySelector("input, textarea").value;
}

function build(model, question) {
  const name = unique();
  const given = model.get("answers")[question.id];
  const fields = question.kind === "choice" ? [choices(question.options, given, name)]
    : question.kind === "number" ? numberField(question, given, name)
    : textField(given, name);
  const reply = element("div", { className: "reply" });
  reply.setAttribute("role", "status");
  const sure = question.confidence.length ? confidence(model, question, name) : [];
  const form = element("form", {},
    element("fieldset", {},
      element("legend", {}, question.text), ...pictureOf(question), ...fields, ...sure,
      element("button", { type: "submit" }, question.button), reply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = form.querySelector(`input[name="${name}-sure"]:checked`);
    model.send({ id: question.id, value: valueOf(form, question, name), sure: picked ? Number(picked.value) : null });
  });
  if (question.kind === "text") {
    const save = () => model.send({ id: question.id, value: valueOf(form, question, name), draft: true });
    form.querySelector("textarea").addEventListener("change", save);
  }
  return { form, reply };
}

function pictureOf(question) {
  return question.picture ? [element("div", { innerHTML: question.picture })] : [];
}

function confidence(model, question, name) {
  const given = model.get("sure")[question.id];
  const options = choices(question.confidence, given, `${name}-sure`);
  return [element("fieldset", {}, element("legend", {}, "How sure are you?"), options)];
}

function render({ model, el }) {
  const place = root();
  const built = new Map();
  for (const question of model.get("questions")) {
    const parts = build(model, question);
    built.set(question.id, parts);
    place.append(parts.form);
  }
  const show = () => {
    for (const [id, html] of Object.entries(model.get("replies"))) {
      const reply = built.get(id)?.reply;
      if (reply && reply.innerHTML !== html) reply.innerHTML = html;
    }
  };
  model.on("change:replies", show);
  show();
  el.append(place);
  return () => model.off("change:replies", show);
}

export default { render };
