// A result that the cache has makes the parser and the rules unnecessary; what depends on the run,
// not on the text, is settled after that.
#include "engine/file_check.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "engine/cache.hpp"
#include "engine/changed_lines.hpp"
#include "engine/file_source.hpp"
#include "engine/read_file.hpp"
#include "engine/replace_file.hpp"

namespace obelus {
namespace {

constexpr off_t kBigFile = 8 << 20;

// nullopt: there is no such file where this one comes from.
std::optional<FileContent> read_beside(const InputFile& file, const std::filesystem::path& path) {
  std::error_code error;
  if (file.source != nullptr) {
    return file.source->read(std::filesystem::weakly_canonical(path, error));
  }
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return read_file(path);
}

FileContent read_input(const InputFile& file, const Opened& opened) {
  if (file.standard_input) return read_standard_input();
  if (file.source == nullptr) return read_file(file.path, opened);
  return read_beside(file, file.path).value_or(FileContent{{}, "no longer there"});
}

DocumentOptions document_options(const FileCheck& job, const RunOptions& options) {
  DocumentOptions result;
  result.format = format_of(job.file->name);
  result.encoding = options.encoding;
  result.language_forced = !options.language.empty();
  result.language = result.language_forced ? options.language : job.linter->policy().language;
  return result;
}

// A file with its findings, as its fixes change it.
class FileInCheck {
 public:
  FileInCheck(const FileCheck& job, const RunOptions& options, WorkerScratch& scratch)
      : job_(job),
        options_(options),
        document_options_(document_options(job, options)),
        scratch_(scratch) {}

  void read(std::string bytes) {
    bytes_ = std::move(bytes);
    if (job_.file->changed) changed_ = job_.file->changed->bytes_of(bytes_);
    read_sidecar();
    if (recall()) return;
    parse();
    lint();
    remember();
    settle();
  }

  // Applies fixes and checks the outcome again, until there is nothing left to apply. Bytes that
  // would not decode to what the fixes mean are not taken.
  void fix() {
    for (int pass = 0; pass < kMostPasses; ++pass) {
      FixedBytes next = apply_fixes(bytes_, *document_, findings_, options_.fix);
      if (next.fixes == 0) return;
      auto document = std::make_unique<Document>();
      read_document(next.bytes, document_options_, *document);
      if (document->source.text != next.text) return;
      document_ = std::move(document);
      bytes_ = std::move(next.bytes);
      fixes_ += next.fixes;
      if (changed_) changed_->follow(next.exchanges);
      lint();
      settle();
    }
  }

  std::size_t fixes() const { return fixes_; }
  const std::string& bytes() const { return bytes_; }
  std::string& text() {
    if (document_ == nullptr) parse();
    return document_->source.text;
  }
  // Hands over; fix() goes on from there if it gets its findings back.
  std::vector<Finding>& findings() { return findings_; }
  std::vector<SuppressedFinding>& suppressed() { return suppressed_; }

 private:
  // Overlapping fixes take their turns; fixes that undo each other must come to an end.
  static constexpr int kMostPasses = 16;

  // Plain text has neither comments nor front matter for a stet to stand in.
  void read_sidecar() {
    if (document_options_.format != Format::text || job_.file->standard_input) return;
    if (!job_.file->may_have_sidecar) return;
    std::filesystem::path path = job_.file->path;
    path += kSidecarEnding;
    const std::optional<FileContent> content = read_beside(*job_.file, path);
    if (!content) return;
    if (!content->error.empty()) {
      throw std::runtime_error(path.string() + " cannot be read: " + content->error);
    }
    sidecar_ = decode_bytes(content->bytes, "UTF-8").text;
  }

  void parse() {
    document_ = std::make_unique<Document>();
    read_document(bytes_, document_options_, *document_);
    if (options_.fix == FixKind::none) std::string().swap(bytes_);
  }

  // Fixes need the document that a recalled result does without.
  bool recall() {
    if (options_.cache == nullptr || options_.fix != FixKind::none) return false;
    key_ = options_.cache->key({.bytes = bytes_,
                                .sidecar = sidecar_,
                                .policy = policy_here(),
                                .document = &document_options_});
    std::optional<CheckResult> result = options_.cache->load(*key_, job_.file->name);
    if (!result) return false;
    findings_ = std::move(result->findings);
    suppressed_ = std::move(result->silenced);
    settle();
    return true;
  }

  // The rules that hold for this file.
  std::string policy_here() const {
    std::string identity(job_.policy_identity);
    for (const std::size_t number : job_.linter->policy().overrides_for(job_.file->name)) {
      identity += '\n' + std::to_string(number);
    }
    return identity;
  }

  void lint() {
    CheckResult result = job_.linter->check_all(*document_, job_.file->name, scratch_, sidecar_);
    findings_ = std::move(result.findings);
    suppressed_ = std::move(result.silenced);
  }

  void remember() {
    if (key_) options_.cache->store(*key_, findings_, suppressed_);
  }

  // Takes out what the baseline knows and what lies beside the changes.
  void settle() {
    if (options_.baseline != nullptr) {
      options_.baseline->take_known(job_.file->name, findings_, suppressed_);
    }
    if (!changed_) return;
    std::erase_if(findings_, [this](const Finding& f) { return !changed_->concern(f); });
    std::erase_if(suppressed_,
                  [this](const SuppressedFinding& s) { return !changed_->concern(s.finding); });
  }

  const FileCheck& job_;
  const RunOptions& options_;
  DocumentOptions document_options_;
  WorkerScratch& scratch_;
  std::string bytes_;
  std::string sidecar_;
  std::optional<Cache::Key> key_;  // of a result that is to be kept
  std::optional<ChangedBytes> changed_;
  std::unique_ptr<Document> document_;
  std::vector<Finding> findings_;
  std::vector<SuppressedFinding> suppressed_;
  std::size_t fixes_ = 0;
};

}  // namespace

CheckedFile check_file(const FileCheck& job, const RunOptions& options, std::mutex& big_file,
                       WorkerScratch& scratch) {
  CheckedFile result;
  result.path = job.file->name;
  const bool fixing = options.fix != FixKind::none;
  struct stat before {};
  if (fixing && !job.file->standard_input) before = file_state(job.file->path);
  std::unique_lock<std::mutex> one_at_a_time(big_file, std::defer_lock);
  FileContent content = read_input(*job.file, [&one_at_a_time](const struct stat& status) {
    if (status.st_size >= kBigFile) one_at_a_time.lock();
  });
  if (!content.error.empty()) {
    result.problem = "cannot be read: " + content.error;
    return result;
  }
  FileInCheck document(job, options, scratch);
  document.read(std::move(content.bytes));
  if (fixing && options.write_fixes) {
    document.fix();
    result.fixes = document.fixes();
  }
  result.findings = std::move(document.findings());
  result.suppressed = std::move(document.suppressed());
  if (result.fixes > 0) {
    const std::string problem = replace_file(job.file->path, document.bytes(), before);
    if (!problem.empty()) {
      result = {};
      result.path = job.file->name;
      result.problem = "cannot be fixed: " + problem;
      return result;
    }
  }
  if (options.keep_text) result.text = document.text();
  if (fixing && !options.write_fixes) {
    document.findings() = result.findings;
    std::string text = document.text();
    document.fix();
    if (document.fixes() > 0) {
      result.text_before = std::move(text);
      result.text_after = std::move(document.text());
    }
  }
  return result;
}

}  // namespace obelus
