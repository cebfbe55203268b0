// Memory that is costly to get, lent to one thread at a time and used again by whoever borrows next. In place of thread_local,
// whose destructors GCC runs too late on Windows: the thread's variables are gone by then.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "sim/caseload.h"
#include "sim/play.h"

namespace skoen::lab {

template <class Thing>
class Lending {
  public:
    class Loan {
      public:
        explicit Loan(Lending& from) : from_(from), thing_(from.take()) {}
        ~Loan() { from_.give_back(std::move(thing_)); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        Thing& operator*() const { return *thing_; }

      private:
        Lending& from_;
        std::unique_ptr<Thing> thing_;
    };
    // As the last borrower left it; new when all are lent. Back when the loan goes out of scope.
    [[nodiscard]] Loan borrow() { return Loan(*this); }

  private:
    std::unique_ptr<Thing> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Thing>();
        std::unique_ptr<Thing> thing = std::move(idle_.back());
        idle_.pop_back();
        return thing;
    }
    void give_back(std::unique_ptr<Thing> thing) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(thing));
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<Thing>> idle_;
};

// What playing one office takes.
struct OfficeRoom {
    sim::Caseload caseload;
    std::vector<sim::PlayRoom> plays;  // one a strategy
};

}  // namespace skoen::lab
