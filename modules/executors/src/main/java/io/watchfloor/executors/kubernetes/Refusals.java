package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;

/// The cluster's refusals in the operator's words: what is not known and what to do.
final class Refusals {
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;

    private Refusals() {}

    static String text(KubernetesClientException problem) {
        if (hadNoAnswer(problem)) {
            return noAnswer(problem);
        }
        return switch (problem.getCode()) {
            case UNAUTHORIZED ->
                "the cluster does not accept the operator's token (401): renew it where the estate"
                        + " file says it is kept";
            case FORBIDDEN -> "the operator may not do this (403): " + said(problem);
            default -> "the cluster refused (" + problem.getCode() + "): " + said(problem);
        };
    }

    /// Whether the object is not as the request said it must be.
    static boolean isMismatch(KubernetesClientException problem) {
        return problem.getCode() == CONFLICT || problem.getCode() == UNPROCESSABLE;
    }

    /// Whether a request may have been carried out although its answer never came.
    static boolean isInDoubt(KubernetesClientException problem) {
        boolean sent = hadNoAnswer(problem) && !hasCause(problem, ConnectException.class);
        return sent || problem.getCode() >= 500;
    }

    // The client says 0 or -1 where there was no HTTP status.
    private static boolean hadNoAnswer(KubernetesClientException problem) {
        return problem.getCode() <= 0;
    }

    private static String noAnswer(KubernetesClientException problem) {
        if (hasCause(problem, ConnectException.class)) {
            return "the cluster cannot be reached (connection refused or no route): check that it runs and that the"
                    + " estate file has its address";
        }
        if (hasCause(problem, UnknownHostException.class)) {
            return "the cluster's name cannot be resolved: check the address in the estate file";
        }
        if (hasCause(problem, HttpTimeoutException.class) || hasCause(problem, TimeoutException.class)) {
            return "the cluster did not answer in time";
        }
        return "the cluster's answer was cut off: " + said(problem);
    }

    private static boolean hasCause(Throwable problem, Class<? extends Throwable> kind) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String said(KubernetesClientException problem) {
        if (problem.getStatus() != null && problem.getStatus().getMessage() != null) {
            return problem.getStatus().getMessage();
        }
        return String.valueOf(problem.getMessage());
    }
}
