// The effective policy as YAML that reads back to the same policy.
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "policy/policy.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Double-quoted, so that nothing in it can be read as anything but this text.
std::string quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = utf8::decode(text, i);
    if (c == U'"' || c == U'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (is_unprintable(c)) {
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
    } else {
      out += text.substr(at, i - at);
    }
  }
  return out + "\"";
}

// The shortest form that reads back to the same number.
std::string number(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

template <class List, class Write>
std::string flow(char open, const List& items, char close, const Write& write) {
  std::string out(1, open);
  for (const auto& item : items) {
    if (out.size() > 1) out += ", ";
    out += write(item);
  }
  return out + close;
}

std::string list(const StringList& items) {
  return flow('[', items, ']', [](const std::string& item) { return quoted(item); });
}

struct Writer {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(long long value) const { return std::to_string(value); }
  std::string operator()(double value) const { return number(value); }
  std::string operator()(const std::string& value) const { return quoted(value); }
  std::string operator()(const StringList& value) const { return list(value); }
  std::string operator()(const StringMap& value) const {
    return flow('{', value, '}', [](const auto& entry) {
      return quoted(entry.first) + ": " + quoted(entry.second);
    });
  }
  std::string operator()(const NumberMap& value) const {
    return flow('{', value, '}', [](const auto& entry) {
      return quoted(entry.first) + ": " + number(entry.second);
    });
  }
};

// "key: value" lines of one rule, each behind `indent`.
class RuleWriter {
 public:
  RuleWriter(std::string& out, std::string indent) : out_(out), indent_(std::move(indent)) {}

  void line(std::string_view key, const std::string& value) {
    out_ += indent_;
    out_ += key;
    out_ += ": " + value + "\n";
  }

  void options(const RuleInfo& info, const Options& options) {
    for (const OptionInfo& option : info.options) {
      if (!options.given(option.name)) continue;
      line(option.name, std::visit(Writer(), options.values().find(option.name)->second));
    }
  }

  void tests(const std::vector<RuleTest>& tests) {
    if (tests.empty()) return;
    out_ += indent_ + "tests:\n";
    for (const RuleTest& test : tests) {
      out_ += indent_ + "  - " + (test.bad ? "bad: " : "good: ") + quoted(test.text) + "\n";
    }
  }

 private:
  std::string& out_;
  std::string indent_;
};

void write_settings(const RuleSettings& settings, std::string& out) {
  const bool own = !settings.defined_in.empty();
  std::string body;
  RuleWriter writer(body, "    ");
  if (!settings.message.empty()) writer.line("message", quoted(settings.message));
  if (!settings.link.empty()) writer.line("link", quoted(settings.link));
  writer.options(*settings.info, settings.options);
  writer.tests(settings.tests);

  const std::string severity(name(settings.severity));
  out += "  " + settings.id + ":";
  if (body.empty() && !own) {
    out += " " + severity + "\n";
    return;
  }
  out += "\n";
  RuleWriter head(out, "    ");
  if (own) head.line("kind", std::string(settings.info->id));
  head.line("severity", severity);
  out += body;
}

void write_change(const RuleChange& change, std::string& out) {
  out += "      " + change.id + ":\n";
  RuleWriter writer(out, "        ");
  if (change.defines) writer.line("kind", std::string(change.info->id));
  if (change.severity) writer.line("severity", std::string(name(*change.severity)));
  if (change.message) writer.line("message", quoted(*change.message));
  if (change.link) writer.line("link", quoted(*change.link));
  writer.options(*change.info, change.options);
  if (change.tests) writer.tests(*change.tests);
}

std::string fail_on(Severity severity) {
  return severity == Severity::off ? "never" : std::string(name(severity));
}

// "fail-on: error, budget: 20"
std::string gate_rule(const GateRule& rule) {
  std::string out;
  if (rule.fail_on) out += "fail-on: " + fail_on(*rule.fail_on) + (rule.budget ? ", " : "");
  if (rule.budget) out += "budget: " + std::to_string(*rule.budget);
  return out;
}

void write_gate(const GatePolicy& gate, const std::string& indent, std::string& out) {
  if (gate.empty()) return;
  const auto line = [&](std::string_view text, const std::string& value) {
    out += indent;
    out += text;
    out += value;
    out += '\n';
  };
  line("gate:", "");
  if (gate.fail_on) line("  fail-on: ", fail_on(*gate.fail_on));
  if (gate.budget) line("  budget: ", std::to_string(*gate.budget));
  if (!gate.parts.empty()) line("  families:", "");
  for (const auto& [name, part] : gate.parts) {
    line("    ", name + ": {" + gate_rule(part) + '}');
  }
}

std::string lexicon_term(const WrittenTerm& term) {
  std::string text = term.text.starts_with('#') ? "\\" + term.text : term.text;
  if (term.weight != 1) text += " = " + number(term.weight);
  return quoted(text);
}

}  // namespace

std::string to_yaml(const Policy& policy) {
  std::string out = "# The effective policy “" + printable(policy.name) + "”";
  for (std::size_t i = 0; i < policy.files.size(); ++i) {
    out += (i == 0 ? ", from " : ", ") + printable(policy.files[i]);
  }
  out += ".\n# Options that are not named have their defaults: obelus rules ID.\n";
  if (!policy.language.empty()) out += "language: " + quoted(policy.language) + "\n";
  out += "rules:\n";
  for (const auto& [id, settings] : policy.rules) write_settings(settings, out);
  for (const auto& [id, settings] : policy.off) write_settings(settings, out);
  if (!policy.overrides.empty()) out += "overrides:\n";
  for (const Override& override : policy.overrides) {
    out += "  - files: " + list(override.files);
    if (!override.base.empty()) out += "  # in " + printable(override.base);
    out += '\n';
    if (!override.changes.empty()) out += "    rules:\n";
    for (const RuleChange& change : override.changes) write_change(change, out);
    write_gate(override.gate, "    ", out);
  }
  if (!policy.lexicon_changes.empty()) out += "lexicons:\n";
  for (const auto& [name, change] : policy.lexicon_changes) {
    out += "  " + quoted(name) + ":\n";
    if (!change.add.empty()) out += "    add: " + flow('[', change.add, ']', lexicon_term) + "\n";
    if (!change.remove.empty()) out += "    remove: " + list(change.remove) + "\n";
    if (change.add.empty() && change.remove.empty()) out.insert(out.size() - 1, " {}");
  }
  if (policy.stet.reason_required || !policy.stet.never.empty()) {
    out += "stet:\n";
    if (policy.stet.reason_required) out += "  reason: required\n";
    if (!policy.stet.never.empty()) out += "  never: " + list(policy.stet.never) + "\n";
  }
  write_gate(policy.gate, "", out);
  return out;
}

}  // namespace obelus
