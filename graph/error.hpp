#pragma once

#include <stdexcept>
#include <string>

namespace adduce {

/// The job cannot go on. Thrown by the libraries, caught once in cli/run.cpp. The message names the
/// place, what was found, what was expected and the next step.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file could not be opened, read, written or renamed.
class FileError : public Error {
public:
    using Error::Error;
};

/// A file is not what it should be: broken JSON, foreign schema, a truncated or foreign model file.
class FormatError : public Error {
public:
    using Error::Error;
};

/// The program was asked for something that does not exist or does not fit together (exit code 2).
class UsageError : public Error {
public:
    using Error::Error;
};

}  // namespace adduce
