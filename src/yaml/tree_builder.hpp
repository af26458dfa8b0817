// yaml-cpp's events → our tree. Refuses what a policy or front matter must not hold as soon as it
// appears, so that nothing hostile is ever built.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "yaml/node.hpp"
#include "yaml/positions.hpp"

namespace obelus::yaml {

class TreeBuilder final : public YAML::EventHandler {
 public:
  // `text` is what yaml-cpp parses; both must outlive the builder.
  TreeBuilder(std::string_view text, const Positions& positions)
      : text_(text), positions_(positions) {}

  // The tree once all events are in.
  Node take() { return std::move(root_); }
  // Throws if the last quoted scalar is never closed, which yaml-cpp lets pass at a file's end.
  void expect_closed_quotes() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  // A collection that is still open.
  struct Frame {
    Node node;
    bool has_key = false;
    std::string key;
    Mark key_mark;
    std::unordered_map<std::string, Mark> keys;
  };

  std::size_t offset(const YAML::Mark& mark) const noexcept;
  Node start(const YAML::Mark& mark, YAML::anchor_t anchor, Node::Kind kind);
  void open(Node node);
  void close();
  void add(Node node);
  void add_key(Frame& frame, Node node);
  bool wants_key() const noexcept;

  std::string_view text_;
  const Positions& positions_;
  std::vector<Frame> open_;
  Node root_;
  bool started_ = false;
  std::size_t values_ = 0;
  std::size_t last_ = 0;                             // offset of the latest event
  std::size_t last_quote_ = std::string_view::npos;  // offset of the latest scalar in " or '
};

}  // namespace obelus::yaml
