// The guarded YAML reader: text → an immutable tree with positions, or an error that says where.
// yaml-cpp parses; everything that has surprised users of YAML in other tools is refused: anchors,
// aliases, merge keys, duplicate keys, a second document, tags, nesting over 32, files over 1 MiB
// or 200,000 values, invalid UTF-8, control characters.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/line_index.hpp"

namespace obelus::yaml {

// Where something stands: 1-based line and column in code points.
using Mark = Position;

class Error : public std::runtime_error {
 public:
  Error(Mark mark, const std::string& message) : std::runtime_error(message), mark_(mark) {}
  Mark mark() const noexcept { return mark_; }

 private:
  Mark mark_;
};

class Node {
 public:
  enum class Kind : unsigned char { null, scalar, sequence, mapping };
  struct Entry;

  Kind kind() const noexcept { return kind_; }
  bool is_null() const noexcept { return kind_ == Kind::null; }
  bool is_scalar() const noexcept { return kind_ == Kind::scalar; }
  bool is_sequence() const noexcept { return kind_ == Kind::sequence; }
  bool is_mapping() const noexcept { return kind_ == Kind::mapping; }
  Mark mark() const noexcept { return mark_; }

  // Scalars. `quoted` scalars are always strings; a plain one may be read as another type.
  const std::string& text() const noexcept { return text_; }
  bool quoted() const noexcept { return quoted_; }
  // YAML 1.2 core schema, plain scalars only; nullopt where the scalar is no such value.
  // Booleans are true and false alone (yes, no, on, off are strings).
  std::optional<bool> as_bool() const noexcept;
  std::optional<long long> as_integer() const noexcept;
  std::optional<double> as_number() const noexcept;

  const std::vector<Node>& items() const noexcept { return items_; }       // of a sequence
  const std::vector<Entry>& entries() const noexcept { return entries_; }  // of a mapping, in order
  const Node* find(std::string_view key) const noexcept;                   // nullptr where absent

  // "a list", "a mapping", "“abc”": for messages.
  std::string describe() const;

 private:
  friend class TreeBuilder;
  Kind kind_ = Kind::null;
  bool quoted_ = false;
  Mark mark_;
  std::string text_;
  std::vector<Node> items_;
  std::vector<Entry> entries_;
};

struct Node::Entry {
  std::string key;
  Mark key_mark;
  Node value;
};

// The tree of the one document in `text` (null for an empty one). Throws Error. `first_line` is
// added to the lines of all marks: front matter begins below its ---.
Node parse(std::string_view text, std::size_t first_line = 1);

}  // namespace obelus::yaml
