// Fences, YAML → metadata fields, and which of the fields readers see as text.
#include "document/front_matter.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/blank.hpp"
#include "yaml/node.hpp"

namespace obelus {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kLargest = std::size_t{1} << 20;

// Fields that sites print above or beside the article.
constexpr std::array<std::string_view, 13> kProse{
    "description", "summary", "excerpt", "subtitle", "abstract", "standfirst", "deck",
    "dek",         "lede",    "lead",    "intro",    "teaser",   "headline"};

struct Line {
  std::size_t begin;
  std::size_t end;   // without terminator
  std::size_t next;  // where the next line begins
};

Line line_at(std::string_view text, std::size_t begin) noexcept {
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  std::size_t next = end;
  if (next < text.size()) next += text.substr(next, 2) == "\r\n" ? 2 : 1;
  return {begin, end, next};
}

bool is_fence(std::string_view line, std::string_view fence) noexcept {
  return line.substr(0, fence.size()) == fence &&
         line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

// "key:", "key: value", "'key': value", also behind comments: what a mapping begins with. Prose
// between two thematic breaks does not.
bool begins_mapping(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    at = line.next;
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    const std::size_t first = content.find_first_not_of(" \t");
    if (first == std::string_view::npos || content[first] == '#') continue;
    if (content[first] == '{') return false;
    const std::size_t colon = content.find(':');
    if (colon == std::string_view::npos || colon > 60) return false;
    if (colon + 1 < content.size() && content[colon + 1] != ' ' && content[colon + 1] != '\t') {
      return false;
    }
    const std::string_view key = content.substr(first, colon - first);
    return std::count(key.begin(), key.end(), ' ') <= 2;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// A node's scalars joined by ", "; of a mapping its name, the way authors are written.
std::string value_of(const yaml::Node& node) {
  if (node.is_scalar()) return node.text();
  std::string value;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!value.empty()) value += ", ";
    value += part;
  };
  for (const yaml::Node& item : node.items()) add(value_of(item));
  if (node.is_mapping()) {
    const yaml::Node* name = node.find("name");
    if (name != nullptr && name->is_scalar()) add(name->text());
  }
  return value;
}

class FrontMatterReader {
 public:
  // Without a builder no field becomes text.
  FrontMatterReader(Document& document, DocumentBuilder* builder, Span<Raw> content)
      : document_(document), builder_(builder), source_(document.source.text), content_(content) {}

  void read() {
    const std::string_view text = content_.of(source_);
    if (text.size() > kLargest) return fault(content_, "the front matter is larger than 1 MiB");
    try {
      const yaml::Node root = yaml::parse(text, kFirstLine);
      if (root.is_null()) return;
      if (!root.is_mapping()) return fault(content_, "the front matter is no mapping");
      take(root);
    } catch (const yaml::Error& error) {
      const std::size_t at =
          std::clamp(document_.lines.offset(error.mark()), content_.begin, content_.end);
      const Line line = line_at(source_, at);
      fault({at, std::min(line.end, content_.end)}, error.what());
    }
  }

 private:
  static constexpr std::size_t kFirstLine = 2;  // below the fence

  void fault(Span<Raw> raw, std::string message) {
    document_.faults.push_back({raw, std::move(message)});
  }

  void take(const yaml::Node& root) {
    const std::vector<yaml::Node::Entry>& entries = root.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t end =
          i + 1 < entries.size() ? document_.lines.offset(entries[i + 1].key_mark) : content_.end;
      take_entry(entries[i], end);
    }
  }

  void take_entry(const yaml::Node::Entry& entry, std::size_t end) {
    const std::string name = lower(entry.key);
    const Span<Raw> raw = value_span(entry.value, end);
    const std::string value = value_of(entry.value);
    document_.metadata.push_back({name, value, raw});
    constexpr std::size_t kMostInner = 64;
    if (entry.value.is_mapping() && entry.value.entries().size() <= kMostInner) {
      for (const yaml::Node::Entry& inner : entry.value.entries()) {
        document_.metadata.push_back({name + '.' + lower(inner.key), value_of(inner.value),
                                      value_span(inner.value, raw.end)});
      }
    }
    if (!entry.value.is_scalar()) return;
    if ((name == "lang" || name == "language" || name == "locale") && value.size() >= 2) {
      document_.language = value;
      std::replace(document_.language.begin(), document_.language.end(), '_', '-');
    } else if (name == "title") {
      add_block(Scope::title, entry.value, raw);
    } else if (std::find(kProse.begin(), kProse.end(), name) != kProse.end()) {
      add_block(Scope::frontmatter, entry.value, raw);
    }
  }

  // From the value's mark to the next key, without the comment or blank lines between.
  Span<Raw> value_span(const yaml::Node& node, std::size_t end) const {
    const std::size_t begin =
        std::clamp(document_.lines.offset(node.mark()), content_.begin, content_.end);
    if (end < begin) end = begin;
    if (node.is_scalar()) {
      const std::size_t verbatim = verbatim_at(node, begin);
      if (verbatim != kNone) {
        const std::size_t quotes = node.quoted() ? 1 : 0;
        return {begin, verbatim + node.text().size() + quotes};
      }
    }
    return trim(source_, Span<Raw>{begin, end});
  }

  // Where a scalar stands in the source as it is, or kNone.
  std::size_t verbatim_at(const yaml::Node& node, std::size_t begin) const {
    const std::size_t at = begin + (node.quoted() ? 1 : 0);
    const std::string_view there = source_.substr(std::min(at, source_.size()), node.text().size());
    if (there != node.text()) return kNone;
    if (!node.quoted()) return at;
    const std::size_t close = at + node.text().size();
    return close < source_.size() && source_[close] == source_[begin] ? at : kNone;
  }

  void add_block(Scope scope, const yaml::Node& value, Span<Raw> raw) {
    if (builder_ == nullptr) return;
    DocumentBuilder::Place place;
    place.scope = scope;
    builder_->open(place);
    const std::size_t verbatim = verbatim_at(value, raw.begin);
    if (verbatim != kNone) {
      builder_->verbatim({verbatim, verbatim + value.text().size()});
    } else {
      builder_->decoded(value.text(), raw);
    }
    builder_->close(raw.end);
  }

  Document& document_;
  DocumentBuilder* builder_;
  std::string_view source_;
  Span<Raw> content_;
};

// Begin of the first line from `from` on that is one of the closing fences, or kNone.
std::size_t find_fence(std::string_view text, std::size_t from, std::string_view fence,
                       std::string_view other) noexcept {
  for (std::size_t at = from; at < text.size();) {
    const Line line = line_at(text, at);
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (is_fence(content, fence) || (!other.empty() && is_fence(content, other))) return line.begin;
    at = line.next;
  }
  return kNone;
}

// Front matter that never ends is taken to end at the first blank line.
std::size_t first_blank_line(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = from; at < text.size();) {
    const Line line = line_at(text, at);
    if (line.begin == line.end) return line.begin;
    at = line.next;
  }
  return text.size();
}

bool has_stet(std::string_view front_matter) noexcept {
  for (std::size_t at = 0; at < front_matter.size();) {
    const Line line = line_at(front_matter, at);
    if (front_matter.substr(line.begin, line.end - line.begin).starts_with("stet:")) return true;
    at = line.next;
  }
  return false;
}

}  // namespace

std::size_t read_front_matter(Document& document, DocumentBuilder& builder) {
  const std::string_view text = document.source.text;
  const Line opening = line_at(text, 0);
  const std::string_view first = text.substr(0, opening.end);
  if (is_fence(first, "+++")) {
    const std::size_t close = find_fence(text, opening.next, "+++", {});
    return close == kNone ? 0 : line_at(text, close).next;
  }
  if (!is_fence(first, "---")) return 0;
  const std::size_t close = find_fence(text, opening.next, "---", "...");
  if (close == opening.next) return line_at(text, close).next;  // nothing between the fences
  const std::size_t end = close == kNone ? first_blank_line(text, opening.next) : close;
  const Span<Raw> content{opening.next, end};
  if (!begins_mapping(content.of(text))) return 0;
  if (close == kNone) {
    document.faults.push_back({{0, opening.end}, "the front matter that begins here has no end"});
    return end;
  }
  FrontMatterReader(document, &builder, content).read();
  return line_at(text, close).next;
}

std::size_t read_plain_front_matter(Document& document) {
  const std::string_view text = document.source.text;
  if (!text.starts_with("---")) return 0;
  const Line opening = line_at(text, 0);
  if (!is_fence(text.substr(0, opening.end), "---")) return 0;
  const std::size_t close = find_fence(text, opening.next, "---", "...");
  if (close == kNone) return 0;
  const Span<Raw> content{opening.next, close};
  if (!begins_mapping(content.of(text)) || !has_stet(content.of(text))) return 0;
  FrontMatterReader(document, nullptr, content).read();
  return line_at(text, close).next;
}

}  // namespace obelus
