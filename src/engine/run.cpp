// The window keeps memory from growing with the number of files; big files are checked one at a
// time, so that it does not grow with the number of workers either.
#include "engine/run.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "engine/changed_lines.hpp"
#include "engine/file_source.hpp"
#include "engine/ordered_workers.hpp"
#include "engine/read_file.hpp"
#include "engine/replace_file.hpp"

namespace obelus {
namespace {

constexpr std::size_t kFilesAhead = 8;  // for each worker
constexpr std::uintmax_t kBigFile = 8u << 20;

struct Job {
  const InputFile* file;
  const Linter* linter;
};

// nullopt: there is no such file where this one comes from.
std::optional<FileContent> read_beside(const InputFile& file, const std::filesystem::path& path) {
  std::error_code error;
  if (file.source != nullptr) {
    return file.source->read(std::filesystem::weakly_canonical(path, error));
  }
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return read_file(path);
}

FileContent read_input(const InputFile& file) {
  if (file.standard_input) return read_standard_input();
  if (file.source == nullptr) return read_file(file.path);
  return read_beside(file, file.path).value_or(FileContent{{}, "no longer there"});
}

bool is_big(const InputFile& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file.path, error);
  return !error && size >= kBigFile;
}

DocumentOptions document_options(const Job& job, const RunOptions& options) {
  DocumentOptions result;
  result.format = format_of(job.file->name);
  result.encoding = options.encoding;
  result.language_forced = !options.language.empty();
  result.language = result.language_forced ? options.language : job.linter->policy().language;
  return result;
}

// A document with its findings, as its fixes change it.
class FixedDocument {
 public:
  FixedDocument(const Job& job, const RunOptions& options, WorkerScratch& scratch)
      : job_(job),
        options_(options),
        document_options_(document_options(job, options)),
        scratch_(scratch) {}

  void read(std::string bytes) {
    bytes_ = std::move(bytes);
    if (job_.file->changed) changed_ = job_.file->changed->bytes_of(bytes_);
    document_ = std::make_unique<Document>();
    read_document(bytes_, document_options_, *document_);
    if (options_.fix == FixKind::none) std::string().swap(bytes_);
    read_sidecar();
    check();
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
      check();
    }
  }

  std::size_t fixes() const { return fixes_; }
  const std::string& bytes() const { return bytes_; }
  std::string& text() { return document_->source.text; }
  // Hands over; fix() goes on from there if it gets its findings back.
  std::vector<Finding>& findings() { return findings_; }
  std::vector<SuppressedFinding>& suppressed() { return suppressed_; }

 private:
  // Overlapping fixes take their turns; fixes that undo each other must come to an end.
  static constexpr int kMostPasses = 16;

  // Plain text has neither comments nor front matter for a stet to stand in.
  void read_sidecar() {
    if (document_options_.format != Format::text || job_.file->standard_input) return;
    std::filesystem::path path = job_.file->path;
    path += ".stet";
    const std::optional<FileContent> content = read_beside(*job_.file, path);
    if (!content) return;
    if (!content->error.empty()) {
      throw std::runtime_error(path.string() + " cannot be read: " + content->error);
    }
    sidecar_ = decode_bytes(content->bytes, "UTF-8").text;
  }

  void check() {
    CheckResult result = job_.linter->check_all(*document_, job_.file->name, scratch_, sidecar_);
    findings_ = std::move(result.findings);
    suppressed_ = std::move(result.silenced);
    if (options_.baseline != nullptr) {
      options_.baseline->take_known(job_.file->name, findings_, suppressed_);
    }
    if (!changed_) return;
    std::erase_if(findings_, [this](const Finding& f) { return !changed_->concern(f); });
    std::erase_if(suppressed_,
                  [this](const SuppressedFinding& s) { return !changed_->concern(s.finding); });
  }

  const Job& job_;
  const RunOptions& options_;
  DocumentOptions document_options_;
  WorkerScratch& scratch_;
  std::string bytes_;
  std::string sidecar_;
  std::optional<ChangedBytes> changed_;
  std::unique_ptr<Document> document_;
  std::vector<Finding> findings_;
  std::vector<SuppressedFinding> suppressed_;
  std::size_t fixes_ = 0;
};

CheckedFile check(const Job& job, const RunOptions& options, WorkerScratch& scratch) {
  CheckedFile result;
  result.path = job.file->name;
  const bool fixing = options.fix != FixKind::none;
  struct stat before {};
  if (fixing && !job.file->standard_input) before = file_state(job.file->path);
  FileContent content = read_input(*job.file);
  if (!content.error.empty()) {
    result.problem = "cannot be read: " + content.error;
    return result;
  }
  FixedDocument document(job, options, scratch);
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

// Whatever goes wrong with one file stays with it.
CheckedFile check_safely(const Job& job, const RunOptions& options, std::mutex& big_file,
                         WorkerScratch& scratch) {
  CheckedFile failed;
  failed.path = job.file->name;
  try {
    std::unique_lock<std::mutex> one_at_a_time(big_file, std::defer_lock);
    if (is_big(*job.file)) one_at_a_time.lock();
    return check(job, options, scratch);
  } catch (const std::bad_alloc&) {
    failed.problem = "cannot be checked: not enough memory";
  } catch (const std::exception& error) {
    failed.problem = std::string("cannot be checked: ") + error.what();
  }
  return failed;
}

}  // namespace

std::size_t check_files(std::span<const InputFile> files, Linters& linters,
                        const RunOptions& options,
                        const std::function<void(CheckedFile&&)>& deliver) {
  std::vector<Job> jobs;
  jobs.reserve(files.size());
  for (const InputFile& file : files) {
    jobs.push_back({&file, &linters.for_folder(file.folder())});
  }

  std::mutex big_file;
  const unsigned workers =
      static_cast<unsigned>(std::clamp<std::size_t>(files.size(), 1, std::max(options.jobs, 1u)));
  OrderedWorkers<Job, CheckedFile, WorkerScratch> pool(
      workers, [&](Job& job, WorkerScratch& scratch) {
        return check_safely(job, options, big_file, scratch);
      });
  const std::size_t window = workers == 1 ? 1 : workers * kFilesAhead;
  std::size_t begun = 0;
  std::size_t delivered = 0;
  while (true) {
    const bool stopped = options.stop && options.stop();
    while (!stopped && begun < jobs.size() && pool.pending() < window) pool.submit(jobs[begun++]);
    if (pool.pending() == 0) return delivered;
    deliver(pool.next());
    ++delivered;
  }
}

std::vector<Finding> check_bytes(const Linter& linter, std::string_view bytes,
                                 const DocumentOptions& options, std::string_view path,
                                 WorkerScratch& scratch) {
  Document document;
  read_document(bytes, options, document);
  return linter.check(document, path, scratch);
}

unsigned default_jobs() noexcept {
  return std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
}

}  // namespace obelus
