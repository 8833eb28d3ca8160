#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace adduce::cli {

/// Works on items side by side and hands on the results one by one, in the order the items came: the
/// outcome is the same for any number of threads.
///
/// `next` and `take` are called on the calling thread, `work` on `threads` others (on the calling one when
/// it is 1). At most `ahead` items a thread are read before the oldest result was taken, so memory is bounded.
/// The first exception, in item order, ends the job and is thrown to the caller.
template <class Item, class Result>
class InOrder {
public:
    InOrder(unsigned threads, std::function<Result(Item&)> work) : work_(std::move(work)), limit_(threads * ahead) {
        for (unsigned i = 0; threads > 1 && i < threads; ++i) workers_.emplace_back([this] { serve(); });
    }
    ~InOrder() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        waiting_for_work_.notify_all();
        for (std::thread& worker : workers_) worker.join();
    }
    InOrder(const InOrder&) = delete;
    InOrder& operator=(const InOrder&) = delete;

    void run(const std::function<std::optional<Item>()>& next, const std::function<void(Result)>& take) {
        if (workers_.empty()) {
            while (std::optional<Item> item = next()) take(work_(*item));
            return;
        }
        std::deque<std::unique_ptr<Slot>> window;
        bool ended = false;
        while (true) {
            while (!ended && window.size() < limit_) {
                std::optional<Item> item = next();
                ended = !item;
                if (ended) break;
                window.push_back(std::make_unique<Slot>(std::move(*item)));
                give(*window.back());
            }
            if (window.empty()) return;
            wait_for(*window.front());
            const std::unique_ptr<Slot> oldest = std::move(window.front());
            window.pop_front();
            if (oldest->trouble) {
                abandon();
                std::rethrow_exception(oldest->trouble);
            }
            take(std::move(*oldest->result));
        }
    }

private:
    static constexpr std::size_t ahead = 8;   // enough that one long report does not keep the other threads idle

    struct Slot {
        explicit Slot(Item&& i) : item(std::move(i)) {}
        Item item;
        std::optional<Result> result;
        std::exception_ptr trouble;
        bool done = false;
    };

    void give(Slot& slot) {
        {
            const std::lock_guard lock(mutex_);
            todo_.push_back(&slot);
        }
        waiting_for_work_.notify_one();
    }

    void wait_for(const Slot& slot) {
        std::unique_lock lock(mutex_);
        waiting_for_result_.wait(lock, [&slot] { return slot.done; });
    }

    void serve() {
        std::unique_lock lock(mutex_);
        while (true) {
            waiting_for_work_.wait(lock, [this] { return stopped_ || !todo_.empty(); });
            if (stopped_) return;
            Slot& slot = *todo_.front();
            todo_.pop_front();
            ++busy_;
            lock.unlock();
            try {
                slot.result = work_(slot.item);
            } catch (...) {
                slot.trouble = std::current_exception();
            }
            lock.lock();
            slot.done = true;
            --busy_;
            waiting_for_result_.notify_all();
        }
    }

    /// Before slots go away early: nothing new is begun, what is running ends.
    void abandon() {
        std::unique_lock lock(mutex_);
        todo_.clear();
        waiting_for_result_.wait(lock, [this] { return busy_ == 0; });
    }

    std::function<Result(Item&)> work_;
    std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable waiting_for_work_, waiting_for_result_;
    std::deque<Slot*> todo_;
    unsigned busy_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace adduce::cli
