#pragma once

#include <QWidget>

#include <cstdint>

class QLineEdit;
class QToolButton;

namespace sinopia {

/// A seed of 64 bits with a dice and a lock: unlocked, each picture draws another seed.
class SeedField : public QWidget {
    Q_OBJECT

  public:
    explicit SeedField(QWidget* parent = nullptr);

    std::uint64_t seed() const;
    void setSeed(std::uint64_t seed);
    bool locked() const;
    void setLocked(bool locked);
    void roll();

  Q_SIGNALS:
    void changed();

  private:
    QLineEdit* text_;
    QToolButton* lock_;
};

} // namespace sinopia
