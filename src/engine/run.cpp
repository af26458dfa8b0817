// The window keeps memory from growing with the number of files; big files are checked one at a
// time, so that it does not grow with the number of workers either.
#include "engine/run.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "engine/ordered_workers.hpp"
#include "engine/read_file.hpp"

namespace obelus {
namespace {

constexpr std::size_t kFilesAhead = 8;  // for each worker
constexpr std::uintmax_t kBigFile = 8u << 20;

struct Job {
  const InputFile* file;
  const Linter* linter;
};

bool is_big(const InputFile& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file.path, error);
  return !error && size >= kBigFile;
}

CheckedFile check(const Job& job, const RunOptions& options, WorkerScratch& scratch) {
  CheckedFile result;
  result.path = job.file->name;
  FileContent content =
      job.file->standard_input ? read_standard_input() : read_file(job.file->path);
  if (!content.error.empty()) {
    result.problem = "cannot be read: " + content.error;
    return result;
  }
  DocumentOptions document_options;
  document_options.format = format_of(job.file->name);
  document_options.encoding = options.encoding;
  document_options.language_forced = !options.language.empty();
  document_options.language =
      document_options.language_forced ? options.language : job.linter->policy().language;
  Document document;
  read_document(content.bytes, document_options, document);
  std::string().swap(content.bytes);
  result.findings = job.linter->check(document, job.file->name, scratch);
  if (options.keep_text) result.text = std::move(document.source.text);
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
