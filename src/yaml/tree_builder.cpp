// The checks that make the tree safe: see tree_builder.hpp.
#include "yaml/tree_builder.hpp"

#include <algorithm>
#include <utility>

namespace obelus::yaml {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostValues = 200'000;  // keeps the tree under 50 MB

// Whether a line between two documents holds --- or ….
bool has_document_marker(std::string_view between) noexcept {
  for (std::size_t at = 0; at < between.size();) {
    const std::string_view line = between.substr(at);
    if (line.starts_with("---") || line.starts_with("...")) return true;
    const std::size_t end = between.find('\n', at);
    if (end == std::string_view::npos) return false;
    at = end + 1;
  }
  return false;
}

// Whether the scalar whose opening mark is at `at` has a closing one.
bool is_closed(std::string_view text, std::size_t at) noexcept {
  const char mark = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && mark == '"') {
      ++i;
    } else if (text[i] == mark) {
      if (mark == '"' || i + 1 == text.size() || text[i + 1] != mark) return true;
      ++i;  // two stand for one
    }
  }
  return false;
}

}  // namespace

std::size_t TreeBuilder::offset(const YAML::Mark& mark) const noexcept {
  return mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(mark.pos), text_.size());
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  const std::size_t at = offset(mark);
  if (started_) {
    const std::size_t from = text_.rfind('\n', last_);
    const std::size_t begin = from == std::string_view::npos ? 0 : from + 1;
    const bool marked = has_document_marker(text_.substr(begin, std::max(at, begin) - begin + 3));
    throw Error(positions_.mark(at), marked ? "a second document; a file holds one"
                                            : "expected the end of the file here");
  }
  started_ = true;
}

// The mark of a node with properties is that of the first property, so a look at the text there
// finds tags and anchors, also where yaml-cpp forgets to hand them on (a tag on nothing).
Node TreeBuilder::start(const YAML::Mark& mark, YAML::anchor_t anchor, Node::Kind kind) {
  const std::size_t at = offset(mark);
  const char first = at < text_.size() ? text_[at] : '\n';
  const Mark where = positions_.mark(at);
  if (anchor != 0 || first == '&') throw Error(where, "anchors are not supported");
  if (first == '!') throw Error(where, "tags are not supported");
  if (++values_ > kMostValues) throw Error(where, "more than 200000 values");
  last_ = at;
  Node node;
  node.kind_ = kind;
  node.mark_ = where;
  node.quoted_ = first == '"' || first == '\'' || first == '|' || first == '>';
  return node;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node = start(mark, anchor, Node::Kind::null);
  node.quoted_ = false;
  add(std::move(node));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  throw Error(positions_.mark(offset(mark)), "aliases are not supported");
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                           const std::string& value) {
  Node node = start(mark, anchor, Node::Kind::scalar);
  node.text_ = value;
  if (node.quoted_ && (text_[last_] == '"' || text_[last_] == '\'')) last_quote_ = last_;
  add(std::move(node));
}

void TreeBuilder::expect_closed_quotes() const {
  if (last_quote_ != std::string_view::npos && !is_closed(text_, last_quote_)) {
    throw Error(positions_.mark(last_quote_), "a quotation mark that is never closed");
  }
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(start(mark, anchor, Node::Kind::sequence));
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(start(mark, anchor, Node::Kind::mapping));
}

bool TreeBuilder::wants_key() const noexcept {
  return !open_.empty() && open_.back().node.is_mapping() && !open_.back().has_key;
}

void TreeBuilder::open(Node node) {
  node.quoted_ = false;
  if (wants_key()) throw Error(node.mark(), "expected a key, not " + node.describe());
  if (open_.size() == kDeepest) throw Error(node.mark(), "nested more than 32 deep");
  open_.emplace_back();
  open_.back().node = std::move(node);
}

void TreeBuilder::close() {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  add(std::move(node));
}

void TreeBuilder::add(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = open_.back();
  if (frame.node.is_sequence()) {
    frame.node.items_.push_back(std::move(node));
  } else if (!frame.has_key) {
    add_key(frame, std::move(node));
  } else {
    // yaml-cpp says that a missing value stands where the next token begins.
    if (node.is_null() && node.mark_.line != frame.key_mark.line) node.mark_ = frame.key_mark;
    frame.node.entries_.push_back({std::move(frame.key), frame.key_mark, std::move(node)});
    frame.has_key = false;
  }
}

void TreeBuilder::add_key(Frame& frame, Node node) {
  if (!node.is_scalar()) throw Error(node.mark(), "expected a key, not " + node.describe());
  if (node.text_ == "<<" && !node.quoted_) {
    throw Error(node.mark(), "merge keys (<<) are not supported");
  }
  const auto [earlier, is_new] = frame.keys.emplace(node.text_, node.mark());
  if (!is_new) {
    throw Error(node.mark(), "the key " + node.describe() + " is already on line " +
                                 std::to_string(earlier->second.line));
  }
  frame.key = std::move(node.text_);
  frame.key_mark = node.mark_;
  frame.has_key = true;
}

}  // namespace obelus::yaml
