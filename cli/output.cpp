#include "cli/output.hpp"

#include "graph/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <streambuf>
#include <sys/stat.h>
#include <unistd.h>

namespace adduce::cli {

/// Bytes to a file descriptor; keeps the first error number.
class OutputFile::Buffer : public std::streambuf {
public:
    explicit Buffer(int descriptor) : descriptor_(descriptor) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }
    ~Buffer() override { close(); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    int error() const { return error_; }
    void sync_to_disk() {
        if (drain() && ::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) error_ = errno;   // pipes and devices cannot be synced
    }
    void close() {
        if (descriptor_ >= 0 && ::close(descriptor_) != 0 && error_ == 0) error_ = errno;
        descriptor_ = -1;
    }

protected:
    int_type overflow(int_type c) override {
        if (!drain()) return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }
    int sync() override { return drain() ? 0 : -1; }

private:
    bool drain() {
        const char* from = pbase();
        while (error_ == 0 && from < pptr()) {
            const ssize_t written = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
            if (written >= 0) from += written;
            else if (errno != EINTR) error_ = errno;
        }
        setp(bytes_.data(), bytes_.data() + bytes_.size());
        return error_ == 0;
    }

    int descriptor_;
    int error_ = 0;
    std::array<char, 1 << 16> bytes_{};
};

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code none;
    const auto status = std::filesystem::status(path_, none);
    const bool direct = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    if (std::filesystem::is_directory(status)) throw FileError(path_.string() + ": is a folder; give -o the path of a file");
    std::filesystem::path target = path_;
    if (!direct) {
        if (std::filesystem::is_symlink(path_, none)) path_ = std::filesystem::canonical(path_, none);   // replace what the link names, not the link
        temporary_ = path_.parent_path() / ("." + path_.filename().string() + ".part-" + std::to_string(::getpid()));
        target = temporary_;
        guard_.emplace(temporary_.string());   // before the file is there
    }
    const int descriptor = ::open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (direct ? 0 : O_TRUNC), 0666);
    if (descriptor < 0) {
        const std::string why = std::strerror(errno);
        temporary_.clear();
        throw FileError(path_.string() + ": could not be written: " + why + "; check that the folder is there and may be written, or give another path with -o");
    }
    buffer_ = std::make_unique<Buffer>(descriptor);
    stream_ = std::make_unique<std::ostream>(buffer_.get());
}

OutputFile::~OutputFile() {
    if (buffer_) buffer_->close();
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool OutputFile::failed() const { return buffer_->error() != 0 || !stream_->good(); }

std::string OutputFile::failure() const {
    const std::string why = buffer_->error() != 0 ? std::strerror(buffer_->error()) : "the stream failed";
    return path_.string() + ": could not be written: " + why +
           (temporary_.empty() ? "" : "; nothing was left behind, an older file of that name is as it was") +
           "; free some space or give another path with -o";
}

void OutputFile::commit() {
    stream_->flush();
    buffer_->sync_to_disk();
    buffer_->close();
    if (failed()) throw FileError(failure());
    if (temporary_.empty()) return;
    struct stat old {};
    if (::stat(path_.c_str(), &old) == 0) ::chmod(temporary_.c_str(), old.st_mode & 07777U);   // keep who may read it
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw FileError(path_.string() + ": could not be put in place: " + std::strerror(errno));
    temporary_.clear();
    guard_.reset();
}

}  // namespace adduce::cli
