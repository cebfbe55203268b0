#include "cli/interrupt.h"

#include <csignal>

namespace skoen::cli {

namespace {

std::atomic<bool> interrupted{false};
std::atomic<int> by_signal{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "only lock-free atomics may be used in a signal handler");

void on_interrupt(int signal) {
    by_signal = signal;
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptWatch::InterruptWatch() {
    interrupted = false;
    before_ = std::signal(SIGINT, on_interrupt);
    before_term_ = std::signal(SIGTERM, on_interrupt);
}

InterruptWatch::~InterruptWatch() {
    std::signal(SIGINT, before_);
    std::signal(SIGTERM, before_term_);
}

const std::atomic<bool>* InterruptWatch::flag() const { return &interrupted; }

void InterruptWatch::check(bool kept) const {
    if (interrupted) throw Interrupted{by_signal, kept};
}

}  // namespace skoen::cli
