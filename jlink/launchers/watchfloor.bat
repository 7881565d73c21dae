@echo off
"%~dp0java" -XX:+UseSerialGC -Xms64m -Xmx768m --enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow -m @MAIN@ %*
