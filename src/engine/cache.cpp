// The file is a mark, a checksum of the rest, and entries: their key, the day of their last use,
// their size and their bytes, in the byte order of the machine.
#include "engine/cache.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/read_file.hpp"
#include "engine/result_bytes.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "obelus cache 1\n";
constexpr std::size_t kChecksumSize = 16;
constexpr std::uint32_t kDaysKept = 30;
// Some 200,000 articles with a finding each.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

struct EntryHead {
  XXH128_hash_t key;
  std::uint32_t day;
  std::uint32_t size;
};

std::string checksum(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

std::uint32_t days_since_1970() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::hours>(now).count() /
                                    24);
}

// A hash of texts; each goes in with its length, so that none can pass for part of another.
class Hash {
 public:
  Hash() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }

  Hash& add(std::string_view text) {
    add(text.size());
    XXH3_128bits_update(state_.get(), text.data(), text.size());
    return *this;
  }
  Hash& add(std::size_t number) {
    XXH3_128bits_update(state_.get(), &number, sizeof(number));
    return *this;
  }
  XXH128_hash_t result() const { return XXH3_128bits_digest(state_.get()); }
  std::string hex() const {
    const XXH128_hash_t hash = result();
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }

 private:
  struct Release {
    void operator()(XXH3_state_t* state) const noexcept { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Release> state_;
};

// Beside its target and under a name that nobody else has taken; 0 or what went wrong.
int write_whole(const fs::path& target, std::string_view bytes) {
  std::string temporary = target.string() + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);  // with O_EXCL
  if (file < 0) return errno;
  int failure = 0;
  while (!bytes.empty() && failure == 0) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failure = errno;
    }
  }
  if (::close(file) != 0 && failure == 0) failure = errno;
  if (failure == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) failure = errno;
  if (failure != 0) ::unlink(temporary.c_str());
  return failure;
}

}  // namespace

Cache::Cache(fs::path folder, std::string_view program)
    : folder_(std::move(folder)),
      file_(folder_ / "results"),
      program_(Hash().add(program).hex()),
      today_(days_since_1970()) {
  fs::create_directories(folder_);
  content_ = read_file(file_).bytes;
  entries_ = read(content_);
}

Cache::Key Cache::key(const Inputs& inputs) const {
  const DocumentOptions& document = *inputs.document;
  return {Hash()
              .add(program_)
              .add(inputs.policy)
              .add(static_cast<std::size_t>(document.format))
              .add(document.encoding)
              .add(document.language)
              .add(document.language_forced ? 1 : 0)
              .add(inputs.sidecar)
              .add(inputs.bytes)
              .result()};
}

std::optional<CheckResult> Cache::load(const Key& key, std::string_view path) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  const Entry& entry = found->second;
  if (entry.day.exchange(today_, std::memory_order_relaxed) != today_) {
    used_anew_.store(true, std::memory_order_relaxed);
  }
  return result_from_bytes(entry.bytes, path);
}

void Cache::store(const Key& key, std::span<const Finding> findings,
                  std::span<const SuppressedFinding> silenced) {
  std::string bytes = to_bytes(findings, silenced);
  const std::lock_guard lock(mutex_);
  results_.try_emplace(key, std::move(bytes));
}

std::string Cache::save() {
  const std::lock_guard lock(mutex_);
  if (results_.empty() && !used_anew_) return {};
  for (const auto& [key, bytes] : results_) {
    entries_.erase(key);  // it could not be read
    entries_.try_emplace(key, today_, bytes);
  }
  // Another process may have ended since this one began: what it found is worth as much.
  const std::string present = read_file(file_).bytes;
  if (present != content_) entries_.merge(read(present));
  std::vector<std::pair<Day, std::size_t>> sizes;
  sizes.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) sizes.emplace_back(entry.day, entry.bytes.size());
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  Day oldest = today_ - kDaysKept;
  std::size_t total = 0;
  for (const auto& [day, size] : sizes) {
    total += sizeof(EntryHead) + size;
    if (total > kMostBytes) oldest = std::max(oldest, day + 1);
  }
  const int failure = write_whole(file_, written(entries_, oldest));
  // Neither git nor backups should take it along.
  std::error_code error;
  if (!fs::exists(folder_ / ".gitignore", error)) write_whole(folder_ / ".gitignore", "*\n");
  if (!fs::exists(folder_ / "CACHEDIR.TAG", error)) {
    write_whole(folder_ / "CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
  }
  return failure == 0 ? std::string() : std::generic_category().message(failure);
}

Cache::Entries Cache::read(std::string_view file) {
  if (!file.starts_with(kMark)) return {};
  file.remove_prefix(kMark.size());
  const std::string_view sum = file.substr(0, kChecksumSize);
  file.remove_prefix(sum.size());
  if (sum != checksum(file)) return {};
  Entries entries;
  EntryHead head{};
  while (file.size() >= sizeof(head)) {
    std::memcpy(&head, file.data(), sizeof(head));
    file.remove_prefix(sizeof(head));
    if (head.size > file.size()) return {};
    entries.try_emplace(Key{head.key}, head.day, file.substr(0, head.size));
    file.remove_prefix(head.size);
  }
  return entries;
}

std::string Cache::written(const Entries& entries, Day oldest) {
  std::string body;
  for (const auto& [key, entry] : entries) {
    if (entry.day < oldest) continue;
    const EntryHead head{key.hash, entry.day, static_cast<std::uint32_t>(entry.bytes.size())};
    const std::size_t end = body.size();
    body.resize(end + sizeof(head));
    std::memcpy(body.data() + end, &head, sizeof(head));
    body += entry.bytes;
  }
  return std::string(kMark) + checksum(body) + body;
}

std::string policy_identity(const Policy& policy) {
  const std::string written = to_yaml(policy);
  // It begins with a line of the names of files, which depend on the working directory.
  return Hash().add(std::string_view(written).substr(written.find('\n'))).hex();
}

}  // namespace obelus
