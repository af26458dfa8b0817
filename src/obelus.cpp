// The library's face over the engine.
#include "obelus.hpp"

#include <mutex>
#include <stdexcept>
#include <utility>

#include "engine/linter.hpp"
#include "engine/run.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

Format format_named(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  throw std::runtime_error("unknown format '" + std::string(name) +
                           "': expected text, markdown or html");
}

}  // namespace

struct Checker::State {
  explicit State(Policy policy) : linter(std::move(policy)) {}

  // Scratch is reused from call to call; as many exist as calls have run at one time.
  std::unique_ptr<WorkerScratch> take() const {
    const std::lock_guard<std::mutex> lock(mutex);
    if (idle.empty()) return std::make_unique<WorkerScratch>();
    std::unique_ptr<WorkerScratch> scratch = std::move(idle.back());
    idle.pop_back();
    return scratch;
  }
  void give_back(std::unique_ptr<WorkerScratch> scratch) const {
    const std::lock_guard<std::mutex> lock(mutex);
    idle.push_back(std::move(scratch));
  }

  Linter linter;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<WorkerScratch>> idle;
};

Checker::Checker(const std::string& policy)
    : state_(std::make_unique<const State>(load_policy(policy, catalogue()))) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

std::vector<Finding> Checker::check(std::string_view article, const CheckOptions& options) const {
  DocumentOptions document_options;
  document_options.format = format_named(options.format);
  document_options.encoding = options.encoding;
  document_options.language_forced = !options.language.empty();
  document_options.language = document_options.language_forced ? std::string(options.language)
                                                               : state_->linter.policy().language;
  std::unique_ptr<WorkerScratch> scratch = state_->take();
  std::vector<Finding> findings =
      check_bytes(state_->linter, article, document_options, options.path, *scratch);
  state_->give_back(std::move(scratch));
  return findings;
}

std::string_view version() noexcept { return OBELUS_VERSION; }

}  // namespace obelus
