// Ctrl-C: stop soon and cleanly, with nothing half-written.
#pragma once

#include <atomic>

namespace skoen::cli {

// Thrown by a command that was interrupted; exit 130.
struct Interrupted {};

// While it lives, SIGINT sets a flag instead of ending the process; a second SIGINT ends it as usual. One at a time.
class InterruptWatch {
  public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] const std::atomic<bool>* flag() const;
    void check() const;  // throws Interrupted once the flag is set

  private:
    void (*before_)(int) = nullptr;
};

}  // namespace skoen::cli
