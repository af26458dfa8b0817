// What a node says of itself: its value as a type of the YAML 1.2 core schema, and its description.
#include "yaml/node.hpp"

#include <charconv>
#include <limits>
#include <system_error>

#include "text/utf8.hpp"

namespace obelus::yaml {
namespace {

constexpr std::size_t kShownCodePoints = 40;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

template <class T>
std::optional<T> read_whole(std::string_view digits, int base) noexcept {
  T value{};
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

// [-+]? ( \.[0-9]+ | [0-9]+ (\.[0-9]*)? ) ([eE][-+]?[0-9]+)?
bool is_decimal(std::string_view text) noexcept {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - begin;
  };
  const auto sign = [&] {
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  };
  sign();
  const std::size_t whole = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0 && whole == 0) return false;
  } else if (whole == 0) {
    return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    sign();
    if (digits() == 0) return false;
  }
  return i == text.size();
}

// std::from_chars takes a minus sign, but no plus sign.
std::string_view without_plus(std::string_view text) noexcept {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  return text;
}

}  // namespace

std::optional<bool> Node::as_bool() const noexcept {
  if (!is_scalar() || quoted_) return std::nullopt;
  if (text_ == "true" || text_ == "True" || text_ == "TRUE") return true;
  if (text_ == "false" || text_ == "False" || text_ == "FALSE") return false;
  return std::nullopt;
}

std::optional<long long> Node::as_integer() const noexcept {
  if (!is_scalar() || quoted_) return std::nullopt;
  const std::string_view text = text_;
  const bool prefixed = text.size() > 2 && text[0] == '0' && text[2] != '-';
  if (prefixed && text[1] == 'x') return read_whole<long long>(text.substr(2), 16);
  if (prefixed && text[1] == 'o') return read_whole<long long>(text.substr(2), 8);
  return read_whole<long long>(without_plus(text), 10);
}

std::optional<double> Node::as_number() const noexcept {
  if (!is_scalar() || quoted_) return std::nullopt;
  if (const auto integer = as_integer()) return static_cast<double>(*integer);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text_ == ".inf" || text_ == "+.inf") return kInfinity;
  if (text_ == "-.inf") return -kInfinity;
  if (text_ == ".nan") return std::numeric_limits<double>::quiet_NaN();
  if (!is_decimal(text_)) return std::nullopt;
  const std::string_view text = without_plus(text_);
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

const Node* Node::find(std::string_view key) const noexcept {
  for (const Entry& entry : entries_) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string Node::describe() const {
  switch (kind_) {
    case Kind::null: return "nothing";
    case Kind::sequence: return "a list";
    case Kind::mapping: return "a mapping";
    case Kind::scalar: break;
  }
  std::size_t end = 0;
  for (std::size_t count = 0; end < text_.size() && count < kShownCodePoints; ++count) {
    utf8::decode(text_, end);
  }
  return "“" + text_.substr(0, end) + (end < text_.size() ? "…”" : "”");
}

}  // namespace obelus::yaml
