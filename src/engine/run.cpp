// The window keeps memory from growing with the number of files; big files are checked one at a
// time, so that it does not grow with the number of workers either.
#include "engine/run.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "engine/cache.hpp"
#include "engine/file_check.hpp"
#include "engine/ordered_workers.hpp"

namespace obelus {
namespace {

constexpr std::size_t kFilesAhead = 8;  // for each worker

// Whatever goes wrong with one file stays with it.
CheckedFile check_safely(const FileCheck& job, const RunOptions& options, std::mutex& big_file,
                         WorkerScratch& scratch) {
  CheckedFile failed;
  failed.path = job.file->name;
  try {
    return check_file(job, options, big_file, scratch);
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
  std::vector<FileCheck> jobs;
  jobs.reserve(files.size());
  std::map<const Linter*, std::string> identities;
  for (const InputFile& file : files) {
    const Linter& linter = linters.for_folder(file.folder());
    const auto [identity, is_new] = identities.try_emplace(&linter);
    if (is_new && options.cache != nullptr) identity->second = policy_identity(linter.policy());
    jobs.push_back({&file, &linter, identity->second});
  }

  std::mutex big_file;
  const unsigned workers =
      static_cast<unsigned>(std::clamp<std::size_t>(files.size(), 1, std::max(options.jobs, 1u)));
  OrderedWorkers<FileCheck, CheckedFile, WorkerScratch> pool(
      workers, [&](FileCheck& job, WorkerScratch& scratch) {
        return check_safely(job, options, big_file, scratch);
      });
  const std::size_t window = workers == 1 ? 1 : workers * kFilesAhead;
  std::size_t begun = 0;
  std::size_t delivered = 0;
  while (true) {
    const bool stopped = options.stop && options.stop();
    // Several at a time, as workers take them.
    if (!stopped && pool.pending() <= window / 2) {
      while (begun < jobs.size() && pool.pending() < window) pool.submit(jobs[begun++]);
    }
    if (pool.pending() == 0) return delivered;
    CheckedFile file = pool.next();
    file.policy = &jobs[delivered].linter->policy();
    deliver(std::move(file));
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
