// Two kinds of error, told apart by whose fault they are.
//
//   InputError     the user's file, argument or disk is wrong. Carries every fault found, with its place.
//                  Exit 2.
//   InternalError  an assumption of ours does not hold. Exit 3. Thrown by ensure(), also in release builds.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skoen::base {

// One thing wrong with the input, where it stands, and what would have been right.
struct Fault {
    std::string file{};      // path as the user gave it, or "--set" for a value from the command line
    int line = 0;            // 1-based; 0: the fault concerns the file as a whole
    int column = 0;          // 1-based, counted in characters (code points)
    std::string pointer{};   // RFC 6901 pointer of the value; empty: the whole document (printed as "/")
    std::string expected{};  // plain words, completes "expected ..."
    std::string found{};     // plain words, completes "found ..."

    // `file:line:col: /pointer: expected ..., found ...`; without place and pointer when line is 0.
    // One line whatever the fault holds: control characters are written \u000a and so on.
    std::string text() const {
        std::string out = file;
        if (line > 0) {
            out += ':' + std::to_string(line) + ':' + std::to_string(column) + ": ";
            out += pointer.empty() ? "/" : pointer;
        }
        return on_one_line(out + ": expected " + expected + ", found " + found);
    }

    bool operator==(const Fault&) const = default;

  private:
    static std::string on_one_line(const std::string& words) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string out;
        for (const char c : words) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 || byte == 0x7f) {
                out += "\\u00";
                out += kDigits[byte >> 4];
                out += kDigits[byte & 15];
            } else {
                out += c;
            }
        }
        return out;
    }
};

// The user's fault, exit 2. `faults` is never empty; what() is every fault on its own line.
class InputError : public std::exception {
  public:
    explicit InputError(std::vector<Fault> list) : faults(std::move(list)) {
        for (const Fault& fault : faults) {
            what_ += (what_.empty() ? "" : "\n") + fault.text();
        }
    }
    explicit InputError(Fault fault) : InputError(std::vector<Fault>{std::move(fault)}) {}

    const char* what() const noexcept override { return what_.c_str(); }

    std::vector<Fault> faults;

  private:
    std::string what_;
};

// Our fault, exit 3.
class InternalError : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

// A place in our own source. Stands in for std::source_location, which clang 14 lacks with libstdc++.
struct SourcePlace {
    const char* file = "";
    int line = 0;

    static constexpr SourcePlace current(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
        return {file, line};
    }
};

// Throws InternalError with the place in the source when `holds` is false. Not compiled away.
inline void ensure(bool holds, std::string_view what, SourcePlace where = SourcePlace::current()) {
    if (!holds) {
        throw InternalError(std::string(where.file) + ':' + std::to_string(where.line) + ": " +
                            std::string(what));
    }
}

}  // namespace skoen::base
