# Waits in short slices, because a script that sits in a blocking call cannot be stopped with Ctrl+C.
# Answers Done, TimedOut, or Lost where the task has failed.
function Wait-BridgeTask {
    param([System.Threading.Tasks.Task] $Task, [System.Diagnostics.Stopwatch] $Clock)

    while ([System.Threading.Tasks.Task]::WaitAny([System.Threading.Tasks.Task[]] @($Task), 100) -lt 0) {
        if ($Clock.Elapsed.TotalSeconds -ge $script:Options.TimeoutSeconds) {
            return 'TimedOut'
        }
    }
    if ($Task.Status -eq [System.Threading.Tasks.TaskStatus]::RanToCompletion) { 'Done' } else { 'Lost' }
}
