# The three commands of this project; the logic is in scripts/.
.PHONY: setup run test lint clean

setup: ## 准备运行环境（.venv）
	@scripts/setup.sh

run: setup ## 启动演示城市
	@.venv/bin/mingzheng run

test: ## 全部检查和测试（SQLite 与 PostgreSQL 各一遍）
	@scripts/setup.sh test
	@scripts/test-tools.sh
	@scripts/test.sh

lint: ## 只做静态检查
	@scripts/setup.sh test
	@scripts/lint.sh

clean: ## 删除缓存和构建产物，不动数据目录
	@scripts/clean.sh
