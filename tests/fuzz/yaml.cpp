// The YAML reader, and what stands on it: front matter and policies.
#include "fuzz.hpp"
#include "policy/error.hpp"
#include "policy/policy.hpp"
#include "rules/table.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"
#include "yaml/node.hpp"

namespace obelus::fuzz {
namespace {

constexpr int kDeepest = 64;

void expect_in(yaml::Mark mark, const LineIndex& index) {
  expect(mark.line >= 1 && mark.column >= 1 && mark.line <= index.lines(),
         "a mark lies in the text");
}

void expect_sound(const yaml::Node& node, const LineIndex& index, int depth) {
  expect(depth < kDeepest, "nesting has an end");
  expect_in(node.mark(), index);
  expect(utf8::find_ill_formed(node.text()) == std::string::npos, "scalars are UTF-8");
  for (const yaml::Node& item : node.items()) expect_sound(item, index, depth + 1);
  for (const yaml::Node::Entry& entry : node.entries()) {
    expect_in(entry.key_mark, index);
    expect(node.find(entry.key) == &entry.value, "no key stands there twice");
    expect_sound(entry.value, index, depth + 1);
  }
}

void check_tree(std::string_view bytes) {
  const std::string repaired = as_text(bytes);
  const LineIndex index(repaired);
  try {
    expect_sound(yaml::parse(bytes), index, 0);
  } catch (const yaml::Error& error) {
    expect_in(error.mark(), index);
    expect(*error.what() != '\0', "an error says what is wrong");
  }
}

// A sound policy, written out and read again, is the same policy.
void check_policy(std::string_view bytes) {
  try {
    const std::string written = to_yaml(parse_policy(bytes, "fuzz.yaml", catalogue()));
    const std::string again = to_yaml(parse_policy(written, "fuzz.yaml", catalogue()));
    // The first line names the files that were read.
    expect(written.substr(written.find('\n')) == again.substr(again.find('\n')),
           "a policy that is shown means what it meant");
  } catch (const PolicyErrors& error) {
    for (const std::string& fault : error.faults()) {
      expect(printable(fault) == fault, "a fault is one line that can be printed");
    }
  }
}

}  // namespace

void check(std::string_view bytes) {
  check_tree(bytes);
  check_policy(bytes);
  DocumentOptions options;
  options.format = Format::markdown;
  expect_sound_document("---\n" + std::string(bytes) + "\n---\n\nA line of text.\n", options);
}

}  // namespace obelus::fuzz
