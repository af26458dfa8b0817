// The typed values of a rule's options and what a policy may write for each type.
#include "policy/options.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "policy/did_you_mean.hpp"

namespace obelus {
namespace {

using yaml::Node;

[[noreturn]] void expected(const std::string& what, const Node& node,
                           const std::string& hint = "") {
  throw yaml::Error(node.mark(), "expected " + what + ", not " + node.describe() + hint);
}

std::string shown(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

// " from 1 to 10", " of at least 1"
std::string range(const OptionInfo& info) {
  if (info.maximum >= 1e9) return " of at least " + shown(info.minimum);
  return " from " + shown(info.minimum) + " to " + shown(info.maximum);
}

std::string listed(std::span<const std::string_view> choices) {
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) out += i + 1 == choices.size() ? " or " : ", ";
    out += choices[i];
  }
  return out;
}

void expect_choice(const OptionInfo& info, const std::string& value, const Node& node) {
  for (const std::string_view choice : info.choices) {
    if (choice == value) return;
  }
  if (!info.choices.empty()) {
    expected(listed(info.choices), node, suggestion_for(value, info.choices));
  }
}

long long read_integer(const OptionInfo& info, const Node& node) {
  const auto value = node.as_integer();
  if (!value || static_cast<double>(*value) < info.minimum ||
      static_cast<double>(*value) > info.maximum) {
    expected("a whole number" + range(info), node);
  }
  return *value;
}

double read_number(const OptionInfo& info, const Node& node) {
  const auto value = node.as_number();
  if (!value || !std::isfinite(*value) || *value < info.minimum || *value > info.maximum) {
    expected("a number" + range(info), node);
  }
  return *value;
}

// A word list may hold true, 12 and 1.5: where text is wanted, every scalar is text.
const std::string& read_string(const Node& node) {
  if (!node.is_scalar()) {
    expected("a string", node, node.is_null() ? " (quote “null” and “~”)" : "");
  }
  return node.text();
}

StringList read_strings(const OptionInfo& info, const Node& node) {
  StringList out;
  const auto add = [&](const Node& item) {
    const std::string& text = read_string(item);
    expect_choice(info, text, item);
    out.push_back(text);
  };
  if (node.is_sequence()) {
    for (const Node& item : node.items()) add(item);
  } else if (node.is_scalar()) {
    add(node);
  } else {
    expected("a list of strings", node);
  }
  return out;
}

void expect_key(const OptionInfo& info, const Node::Entry& entry) {
  if (info.choices.empty()) return;
  for (const std::string_view choice : info.choices) {
    if (choice == entry.key) return;
  }
  throw yaml::Error(entry.key_mark, "unknown key “" + entry.key + "”: expected " +
                                        listed(info.choices) +
                                        suggestion_for(entry.key, info.choices));
}

template <class Map, class Read>
Map read_map(const OptionInfo& info, const Node& node, std::string_view of, const Read& read) {
  if (!node.is_mapping()) expected("a mapping of strings to " + std::string(of), node);
  Map out;
  for (const Node::Entry& entry : node.entries()) {
    expect_key(info, entry);
    out.emplace(entry.key, read(entry.value));
  }
  return out;
}

Options::Value read(const OptionInfo& info, const Node& node) {
  switch (info.type) {
    case OptionType::boolean: {
      const auto value = node.as_bool();
      if (!value) expected("true or false", node);
      return *value;
    }
    case OptionType::integer: return read_integer(info, node);
    case OptionType::number: return read_number(info, node);
    case OptionType::string: return read_string(node);
    case OptionType::choice: {
      if (!node.is_scalar()) expected(listed(info.choices), node);
      expect_choice(info, node.text(), node);
      return node.text();
    }
    case OptionType::strings: return read_strings(info, node);
    case OptionType::string_map:
      return read_map<StringMap>(info, node, "strings",
                                 [](const Node& value) { return read_string(value); });
    case OptionType::number_map:
      return read_map<NumberMap>(info, node, "numbers",
                                 [&](const Node& value) { return read_number(info, value); });
  }
  throw std::logic_error("unknown option type");
}

// What an option without a fallback holds.
Options::Value nothing(OptionType type) {
  switch (type) {
    case OptionType::boolean: return false;
    case OptionType::integer: return 0LL;
    case OptionType::number: return 0.0;
    case OptionType::string:
    case OptionType::choice: return std::string();
    case OptionType::strings: return StringList();
    case OptionType::string_map: return StringMap();
    case OptionType::number_map: return NumberMap();
  }
  throw std::logic_error("unknown option type");
}

}  // namespace

Options::Options(std::span<const OptionInfo> infos) {
  for (const OptionInfo& info : infos) {
    try {
      values_.emplace(info.name, info.fallback.empty() ? nothing(info.type)
                                                       : read(info, yaml::parse(info.fallback)));
    } catch (const yaml::Error& error) {
      throw std::logic_error("the fallback of “" + std::string(info.name) + "”: " + error.what());
    }
  }
}

template <class T>
const T& Options::get(std::string_view name) const {
  const auto found = values_.find(name);
  const T* value = found == values_.end() ? nullptr : std::get_if<T>(&found->second);
  if (value == nullptr) {
    throw std::logic_error("the rule declares no option “" + std::string(name) +
                           "” of the type it asks for");
  }
  return *value;
}

template const bool& Options::get<bool>(std::string_view) const;
template const long long& Options::get<long long>(std::string_view) const;
template const double& Options::get<double>(std::string_view) const;
template const std::string& Options::get<std::string>(std::string_view) const;
template const StringList& Options::get<StringList>(std::string_view) const;
template const StringMap& Options::get<StringMap>(std::string_view) const;
template const NumberMap& Options::get<NumberMap>(std::string_view) const;

bool Options::given(std::string_view name) const noexcept { return given_.contains(name); }

void Options::set(const OptionInfo& info, const yaml::Node& node) {
  values_.insert_or_assign(std::string(info.name), read(info, node));
  given_.emplace(info.name);
}

void Options::merge(const Options& later) {
  for (const std::string& name : later.given_) {
    values_.insert_or_assign(name, later.values_.find(name)->second);
    given_.insert(name);
  }
}

}  // namespace obelus
