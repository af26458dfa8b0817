// text → tree: what is checked before yaml-cpp sees the text, and its exceptions in our words.
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <utility>

#include "text/utf8.hpp"
#include "yaml/node.hpp"
#include "yaml/positions.hpp"
#include "yaml/tree_builder.hpp"

namespace obelus::yaml {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;
// yaml-cpp holds every bracket that may begin a key before it hands on the first, at 250 bytes
// each.
constexpr std::size_t kMostOpen = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// YAML 1.2, section 5.1: what may stand in a file unescaped. yaml-cpp checks nothing of it and
// takes U+0004 for the end of the file.
bool is_forbidden(char32_t c) noexcept {
  if (c < 0x20) return c != '\t' && c != '\n';
  return (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFFFE || c == 0xFFFF;
}

// \r\n and a lone \r become \n, and so does a missing end of the last line: no position changes.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

std::string hex(char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
  return out;
}

void refuse_hostile_characters(std::string_view text, const Positions& positions) {
  std::size_t open = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = utf8::decode(text, i);
    if (is_forbidden(c)) {
      throw Error(positions.mark(at), "the control character " + hex(c) + " is not allowed");
    }
    if (c == U'[' || c == U'{') ++open;
    if ((c == U']' || c == U'}') && open > 0) --open;
    if (open > kMostOpen) throw Error(positions.mark(at), "more than 4096 brackets are open");
  }
}

struct Translation {
  std::string_view theirs;
  std::string_view ours;
};
constexpr std::array kTranslations = {
    Translation{"illegal map value",
                "“:” is not expected here; check the indentation, or quote the "
                "text if the colon belongs to it"},
    Translation{"illegal EOF in scalar", "the file ends inside a quoted string"},
    Translation{"illegal document indicator in scalar", "a document ends inside a quoted string"},
    Translation{"end of map not found",
                "expected a key of the mapping or its end; check the "
                "indentation"},
    Translation{"end of sequence not found",
                "expected “-” or the end of the list; check the "
                "indentation"},
    Translation{"end of map flow not found", "expected “,” or “}”"},
    Translation{"end of sequence flow not found", "expected “,” or “]”"},
    Translation{"illegal flow end", "a closing bracket that closes nothing"},
    Translation{"illegal block entry", "“-” begins no list here; check the indentation"},
    Translation{"illegal map key", "a key is not expected here; check the indentation"},
    Translation{"unknown token", "this character begins no value; quote the text"},
    Translation{"the referenced anchor is not defined", "aliases are not supported"},
    Translation{"illegal tab when looking for indentation",
                "a tab in the indentation; indent with spaces"},
};

// A tab before the first character of the line that the offset lies in, or npos.
std::size_t tab_in_indentation(std::string_view text, std::size_t offset) noexcept {
  const std::size_t end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = end == std::string_view::npos ? 0 : end + 1;
  const std::size_t first = text.find_first_not_of(" \t", begin);
  const std::size_t tab = text.find('\t', begin);
  return tab < first ? tab : std::string_view::npos;
}

Error translated(const YAML::Exception& exception, std::string_view text,
                 const Positions& positions) {
  const std::size_t at = exception.mark.pos < 0
                             ? 0
                             : std::min(static_cast<std::size_t>(exception.mark.pos), text.size());
  const std::size_t tab = tab_in_indentation(text, at);
  if (tab != std::string_view::npos) {
    return {positions.mark(tab), "a tab in the indentation; indent with spaces"};
  }
  for (const Translation& translation : kTranslations) {
    if (exception.msg == translation.theirs) {
      return {positions.mark(at), std::string(translation.ours)};
    }
  }
  return {positions.mark(at), exception.msg};
}

}  // namespace

Node parse(std::string_view bytes, std::size_t first_line) {
  if (bytes.size() > kLargest) {
    throw Error({first_line, 1}, "larger than 1 MiB");
  }
  const std::size_t ill_formed = utf8::find_ill_formed(bytes);
  const std::string_view sound = bytes.substr(0, ill_formed);
  const std::string text =
      with_plain_line_ends(sound.substr(sound.starts_with(kByteOrderMark) ? 3 : 0));
  // An end that was added to the last line begins no other.
  const bool added = !text.empty() && sound.back() != '\n' && sound.back() != '\r';
  const Positions positions(std::string_view(text).substr(0, text.size() - (added ? 1 : 0)),
                            first_line);
  refuse_hostile_characters(text, positions);
  if (ill_formed != std::string_view::npos) {
    throw Error(positions.mark(text.size()), "not valid UTF-8");
  }

  std::istringstream stream(text);
  TreeBuilder builder(text, positions);
  try {
    YAML::Parser parser(stream);
    // A second document is refused by the builder, which ends the loop also for texts that yaml-cpp
    // never gets to the end of (a comma alone).
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    builder.expect_closed_quotes();
    throw translated(exception, text, positions);
  }
  builder.expect_closed_quotes();
  return builder.take();
}

}  // namespace obelus::yaml
