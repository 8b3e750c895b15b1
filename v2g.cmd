@echo off
rem Runs the command line of the examples; builds it first where it is missing or out of date.
setlocal DisableDelayedExpansion
set "V2G_ROOT=%~dp0"
set "V2G_JAR="
call :findjar
if not defined V2G_JAR goto build
call :iscurrent
if not errorlevel 1 goto run

:build
where java >nul 2>nul
if errorlevel 1 if not defined JAVA_HOME (
  >&2 echo v2g: java is missing; install JDK 17 or newer: https://adoptium.net/installation
  exit /b 2
)
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo v2g: mvn is missing; install Maven 3.8.1 or newer: https://maven.apache.org/install.html
  exit /b 2
)
>&2 echo v2g: building the command line, about a minute the first time ...
pushd "%V2G_ROOT%"
call mvn -B -q -ntp -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip package -pl examples -am 1>&2 <nul
set "V2G_STATUS=%errorlevel%"
popd
if not "%V2G_STATUS%"=="0" (
  >&2 echo v2g: the build has failed; its messages are above
  exit /b 2
)
call :findjar
if not defined V2G_JAR (
  >&2 echo v2g: the build made no jar in %V2G_ROOT%examples\target
  exit /b 2
)
rem Maven keeps the jar as it is where nothing of it has changed.
powershell -NoProfile -NonInteractive -Command "(Get-Item -LiteralPath $env:V2G_JAR).LastWriteTime = Get-Date"

:run
set "V2G_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "V2G_JAVA=%JAVA_HOME%\bin\java.exe"
if not "%V2G_JAVA%"=="java" goto start
where java >nul 2>nul
if errorlevel 1 (
  >&2 echo v2g: java is missing; install JDK 17 or newer: https://adoptium.net/installation
  exit /b 2
)
:start
"%V2G_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -jar "%V2G_JAR%" %*
exit /b %errorlevel%

:findjar
for %%F in ("%V2G_ROOT%examples\target\v2g4j-examples-*.jar") do call :takejar "%%~fF"
exit /b 0

:takejar
set "V2G_NAME=%~n1"
if "%V2G_NAME:~-8%"=="-sources" exit /b 0
if "%V2G_NAME:~-8%"=="-javadoc" exit /b 0
set "V2G_JAR=%~1"
exit /b 0

rem Status 1 if a source or pom.xml is newer than the jar.
:iscurrent
powershell -NoProfile -NonInteractive -Command "$jar = (Get-Item -LiteralPath $env:V2G_JAR).LastWriteTimeUtc; $newer = Get-ChildItem -LiteralPath $env:V2G_ROOT -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $jar -and $_.FullName -notmatch '\\target\\' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main\\') } | Select-Object -First 1; exit [int][bool]$newer"
exit /b %errorlevel%
